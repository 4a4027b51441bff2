package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.view.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A search. Values are compared without regard to case and repeated spaces, as LDAP compares directory
 * strings.
 *
 * @param base DN as written; an empty text means the base entry of the directory
 * @param sizeLimit largest number of entries in the answer; 0 means no limit
 */
public record Search(String base, SearchScope scope, Filter filter, int sizeLimit) {
    private static final AttributeName OBJECT_CLASS = AttributeName.of("objectClass");

    /** One entry that was found, under the name it shows. */
    public record Found(String dn, Entry entry) {}

    /** The result: success, sizeLimitExceeded after {@code found} entries, or the refusal. */
    public record Result(ResultCode code, String message, long found) {}

    /** Parses a filter (RFC 4515); if it is malformed, {@code problem} gets the sentence. */
    public static Optional<Filter> filter(String text, Consumer<String> problem) {
        try {
            return Optional.of(Filter.create(text));
        } catch (LDAPException e) {
            problem.accept("'" + text + "' is not a filter: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Gives each entry that matches to {@code found}: parents first, siblings by name. */
    public Result run(Directory directory, Consumer<Found> found) {
        try {
            Dn dn = Names.dn(base.isEmpty() ? directory.self().base() : base);
            Naming naming = new Naming(directory);
            Entry top = naming.find(dn)
                    .map(StoredEntry::entry)
                    .orElseThrow(() -> new RefusedChange(
                            ResultCode.NO_SUCH_OBJECT, "there is no entry '" + dn + "'"));
            Matches matches = new Matches(found);
            visit(new Subtree(directory, matches), naming.dn(top).orElseThrow(), top, matches);
            return matches.exceeded
                    ? new Result(
                            ResultCode.SIZE_LIMIT_EXCEEDED,
                            "there are more than " + sizeLimit + " entries",
                            matches.count)
                    : new Result(ResultCode.SUCCESS, "", matches.count);
        } catch (RefusedChange e) {
            return new Result(e.code(), e.reason(), 0);
        }
    }

    private void visit(Subtree subtree, String dn, Entry top, Matches matches) {
        if (scope.equals(SearchScope.BASE)) {
            matches.visit(dn, top);
        } else if (scope.equals(SearchScope.ONE)) {
            subtree.children(dn, top);
        } else if (scope.equals(SearchScope.SUB)) {
            boolean unused = subtree.walk(dn, top) && subtree.lost(dn);
        } else {
            boolean unused = subtree.below(dn, top) && subtree.lost(dn);
        }
    }

    private final class Matches implements Subtree.Visitor {
        private final Consumer<Found> found;
        private long count;
        private boolean exceeded;

        Matches(Consumer<Found> found) {
            this.found = found;
        }

        @Override
        public boolean visit(String dn, Entry entry) {
            if (!matches(dn, entry)) {
                return true;
            }
            if (sizeLimit > 0 && count == sizeLimit) {
                exceeded = true;
                return false;
            }
            count++;
            found.accept(new Found(dn, entry));
            return true;
        }
    }

    private boolean matches(String dn, Entry entry) {
        List<Attribute> attributes = new ArrayList<>();
        var shown = entry.shown();
        shown.forEach((name, values) -> attributes.add(new Attribute(
                AttributeNames.shown(name),
                values.stream().map(AttributeValue::bytes).toArray(byte[][]::new))));
        // "(objectClass=*)" must match every entry, also one without an objectClass.
        if (!shown.containsKey(OBJECT_CLASS)) {
            attributes.add(new Attribute("objectClass", "top"));
        }
        attributes.add(new Attribute("entryUUID", entry.id().toString()));
        attributes.add(new Attribute("entryDN", dn));
        try {
            return filter.matchesEntry(new com.unboundid.ldap.sdk.Entry(dn, attributes));
        } catch (LDAPException e) {
            throw new RefusedChange(e.getResultCode(), String.valueOf(e.getMessage()));
        }
    }
}
