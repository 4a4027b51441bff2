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
 * What a person decides about a row of the conflict log. Each decision settles the row here; what it
 * writes is a change like any other, with a new stamp, and goes to all sites. A row that is settled
 * is not decided again: a repeat succeeds and changes nothing. Durable when the methods return.
 */
public final class Resolution {
    private final Store store;
    private final Instant now;

    /** Decisions about the log of {@code store}, made {@code now}. */
    public Resolution(Store store, Instant now) {
        this.store = store;
        this.now = now;
    }

    /** What was kept is right. */
    public ChangeResult keep(long number) {
        return decide(number, (transaction, row) -> List.of());
    }

    /**
     * What was lost is right, and is written anew: values, a place, or, after a deletion, all that
     * lies beneath the tombstone. Refused where only another site may write, or where the name has
     * been taken since.
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
                            "this row is of an older version, which did not keep what was lost"));
            return row.register().equals(Conflict.NAME)
                    ? placed(transaction, entry, loss.placement())
                    : edited(transaction, entry, AttributeName.of(row.register()), loss);
        });
    }

    /** The entry gets another name below the parent that it has. */
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

    /** What is to be written because of a row that is not settled. */
    @FunctionalInterface
    private interface Decision {
        List<Entry> of(Transaction transaction, Conflict row);
    }

    private ChangeResult decide(long number, Decision decision) {
        return store.write(transaction -> {
            Optional<LoggedConflict> row = transaction.conflicts(number - 1, 1).stream()
                    .filter(each -> each.number() == number)
                    .findFirst();
            if (row.isEmpty()) {
                return new ChangeResult(
                        0, "", ResultCode.NO_SUCH_OBJECT, "no conflict has the number " + number);
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
        Attribute lost = loss.attribute(name);
        List<AttributeValue> shown = entry.attribute(name).shown();
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

    /** As when somebody had asked for it here: under all of LDAP's rules, and the home rule. */
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
                        ResultCode.NO_SUCH_OBJECT, "entry " + entry.id() + " does not show"));
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
