package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.ResultCode;
import io.bridgehead.gateway.ldap.LdapChange.Modification;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Store;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.LoggedConflict;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.view.Naming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decisions of a person about a row of the conflict log. Each decision settles the row at this
 * site. What it writes is an ordinary change with a new stamp, so it goes to all sites. A second
 * decision about the same row succeeds and changes nothing. Decisions are durable when a method
 * returns.
 */
public final class Resolution {
    private final Store store;
    private final Instant now;

    /** Decisions about the conflict log of {@code store}, made at {@code now}. */
    public Resolution(Store store, Instant now) {
        this.store = store;
        this.now = now;
    }

    /** Lets what was kept stand; only settles the row. */
    public ChangeResult keep(long number) {
        return decide(number, (transaction, row) -> List.of());
    }

    /**
     * Writes again what was lost: values, a place or, after a deletion, all that lies beneath the
     * tombstone. Refused if only another site may write the context, or if another entry has taken the
     * name since.
     */
    public ChangeResult swap(long number) {
        return decide(number, (transaction, row) -> {
            Entry entry = entry(transaction, row.entry());
            if (row.register().equals(Conflict.LIFE)) {
                return undeleted(transaction, entry);
            }
            Entry loss = row.loss()
                    .orElseThrow(() -> new RefusedChange(
                            ResultCode.UNWILLING_TO_PERFORM,
                            "an older version wrote this row and did not keep what was lost"));
            return row.register().equals(Conflict.NAME)
                    ? placed(transaction, entry, loss.placement())
                    : edited(transaction, entry, AttributeName.of(row.register()), loss);
        });
    }

    /** Gives the entry another name below its present parent. */
    public ChangeResult rename(long number, String name) {
        return decide(number, (transaction, row) -> {
            if (!row.register().equals(Conflict.NAME)) {
                throw new RefusedChange(
                        ResultCode.UNWILLING_TO_PERFORM, "this conflict is not about a name");
            }
            Entry entry = entry(transaction, row.entry());
            Rdn rdn = rdn(name);
            return apply(
                    transaction,
                    new LdapChange.Rename(0, dn(transaction, entry), rdn, true, Optional.empty()));
        });
    }

    /** The entries to write for an open row. */
    @FunctionalInterface
    private interface Decision {
        List<Entry> of(Transaction transaction, Conflict row);
    }

    /** The sentence for a number that no row of the conflict log has. */
    public static String unknown(long number) {
        return "no conflict has the number " + number
                + "; 'conflicts list --all' shows the numbers";
    }

    private ChangeResult decide(long number, Decision decision) {
        return store.write(transaction -> {
            Optional<LoggedConflict> row = transaction.conflicts(number - 1, 1).stream()
                    .filter(each -> each.number() == number)
                    .findFirst();
            if (row.isEmpty()) {
                return new ChangeResult(0, "", ResultCode.NO_SUCH_OBJECT, unknown(number));
            }
            String entry = row.get().conflict().entry().toString();
            if (row.get().settled()) {
                return new ChangeResult(0, entry, ResultCode.SUCCESS, "was settled before");
            }
            try {
                List<Entry> written = decision.of(transaction, row.get().conflict());
                transaction.write(Changes.ofEntries(written));
                transaction.settleConflict(number);
                return new ChangeResult(0, entry, ResultCode.SUCCESS, "");
            } catch (RefusedChange e) {
                return new ChangeResult(0, entry, e.code(), e.reason());
            }
        });
    }

    private List<Entry> undeleted(Transaction transaction, Entry entry) {
        NamingContext context = transaction
                .context(entry.context())
                .orElseThrow(() -> new RefusedChange(
                        ResultCode.UNWILLING_TO_PERFORM, "its naming context is not known here"));
        Contexts.mustAccept(context, transaction.self().site());
        Undelete.mustBeWithinLifetime(transaction, entry, now);
        return entry.life().deleted()
                ? List.of(Undelete.undeleted(transaction, entry, now))
                : List.of();
    }

    private List<Entry> placed(Transaction transaction, Entry entry, Placement lost) {
        Placement here = entry.placement();
        if (new Naming(transaction).isLost(entry)) {
            throw new RefusedChange(
                    ResultCode.UNWILLING_TO_PERFORM,
                    "the entry is below cn=LostAndFound: move it to a new place with"
                            + " 'changetype: moddn', or delete it");
        }
        if (here.parent().equals(lost.parent()) && here.rdn().equals(lost.rdn())) {
            throw new RefusedChange(
                    ResultCode.UNWILLING_TO_PERFORM,
                    "two entries claim this name and both are here: rename this one, or the other");
        }
        Dn parent = dn(transaction, entry(transaction, lost.parent()));
        return apply(
                transaction,
                new LdapChange.Rename(
                        0, dn(transaction, entry), lost.rdn(), true, Optional.of(parent)));
    }

    private List<Entry> edited(
            Transaction transaction, Entry entry, AttributeName name, Entry loss) {
        // A lost replace clears the attribute and then adds, so it is repeated as a replace.
        // Without a
        // clear the loser added or removed single values; only these are repeated, because the
        // other
        // values may have been written by people who saw no conflict.
        Attribute lost = loss.attribute(name);
        List<AttributeValue> shown = entry.shown(name);
        List<Modification> modifications = new ArrayList<>();
        if (!lost.cleared().stamp().isNone()) {
            modifications.add(new Modification(Modification.Kind.REPLACE, name, lost.shown()));
        } else {
            List<AttributeValue> missing =
                    lost.shown().stream().filter(each -> !shown.contains(each)).toList();
            List<AttributeValue> unwanted = lost.values().keySet().stream()
                    .filter(each -> !lost.shown().contains(each) && shown.contains(each))
                    .toList();
            if (!missing.isEmpty()) {
                modifications.add(new Modification(Modification.Kind.ADD, name, missing));
            }
            if (!unwanted.isEmpty()) {
                modifications.add(new Modification(Modification.Kind.DELETE, name, unwanted));
            }
        }
        return apply(transaction, new LdapChange.Edit(0, dn(transaction, entry), modifications));
    }

    /** Applies a change under the same rules as a change by an LDAP client at this site. */
    private List<Entry> apply(Transaction transaction, LdapChange change) {
        ChangeBatch batch = new ChangeBatch(transaction, ChangeBatch.WellKnown.REFUSED, now);
        ChangeResult outcome = batch.apply(change);
        if (!outcome.isSuccess()) {
            throw new RefusedChange(outcome.code(), outcome.message());
        }
        return batch.entries();
    }

    private static Entry entry(Transaction transaction, EntryId id) {
        return transaction
                .entry(id)
                .map(StoredEntry::entry)
                .orElseThrow(() -> new RefusedChange(
                        ResultCode.NO_SUCH_OBJECT, "entry " + id + " is not here any more"));
    }

    private static Dn dn(Transaction transaction, Entry entry) {
        return new Naming(transaction)
                .dn(entry)
                .map(Dn::of)
                .orElseThrow(() -> new RefusedChange(
                        ResultCode.NO_SUCH_OBJECT,
                        "entry " + entry.id()
                                + " is not visible: an entry above it has not arrived"));
    }

    private static Rdn rdn(String text) {
        try {
            Rdn rdn = new Rdn(text);
            rdn.naming();
            return rdn;
        } catch (IllegalArgumentException e) {
            throw new RefusedChange(
                    ResultCode.INVALID_DN_SYNTAX, "'" + text + "' is no name such as cn=Anna");
        }
    }
}
