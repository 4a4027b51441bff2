package io.bridgehead.gateway.ldif;

import com.unboundid.ldap.sdk.ResultCode;
import io.bridgehead.gateway.ldap.ChangeBatch;
import io.bridgehead.gateway.ldap.Contexts;
import io.bridgehead.gateway.ldap.LdapChange;
import io.bridgehead.gateway.ldap.RecordProblem;
import io.bridgehead.gateway.ldap.RefusedChange;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.view.Naming;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first reading of a file, which finds mistakes before anything is written. It keeps only the name
 * of each new entry, so that a million of them fit into memory. After a record that deletes or renames
 * an entry, only the second reading knows which names exist.
 */
final class ImportCheck {
    private static final int PARENTS_MAX = 1000;

    /** A record whose parent has not been read yet and may stand further down. */
    private record Parentless(int record, int line, String dn, String parent, String parentKey) {}

    private final Directory directory;
    private final Naming naming;
    private final Contexts contexts;
    private final NameTable names = new NameTable();
    private final RecordProblems problems = new RecordProblems();
    private final BitSet refused = new BitSet();
    private final List<Parentless> parentless = new ArrayList<>();
    private final Map<String, Optional<EntryId>> parents = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<EntryId>> eldest) {
            return size() > PARENTS_MAX;
        }
    };
    private boolean namesMoved;
    private boolean onlyAdds = true;
    private int records;

    ImportCheck(Directory directory) {
        this.directory = directory;
        this.naming = new Naming(directory);
        this.contexts = new Contexts(directory);
    }

    /** Checks the next record. */
    void check(LdifReader.Item item) {
        int record = records++;
        if (item instanceof LdifReader.Bad bad) {
            refuse(record, bad.problem());
        } else if (item instanceof LdifReader.Good good) {
            LdapChange change = good.change();
            try {
                check(record, change);
            } catch (RefusedChange e) {
                refuse(record, e.problem(change.line(), change.dn().toString()));
            }
        }
    }

    /** Ends the reading, and refuses the records whose parents did not come. */
    void end() {
        for (Parentless each : parentless) {
            int line = names.get(each.parentKey());
            refuse(
                    each.record(),
                    new RecordProblem(each.line(), each.dn(), missingParent(each, line)));
        }
        parentless.clear();
    }

    /** The refused records, numbered from 0. */
    BitSet refused() {
        return refused;
    }

    RecordProblems problems() {
        return problems;
    }

    int records() {
        return records;
    }

    /** Whether the file has only new entries. */
    boolean onlyAdds() {
        return onlyAdds;
    }

    private void check(int record, LdapChange change) {
        Dn dn = change.dn();
        NamingContext context = contexts.of(dn).orElseThrow(() -> contexts.outside(dn));
        if (change instanceof LdapChange.Add add) {
            checkAdd(record, add, context);
            return;
        }
        onlyAdds = false;
        Contexts.mustAccept(context, directory.self().site());
        if (!namesMoved && names.get(dn.key()) == 0 && naming.find(dn).isEmpty()) {
            throw new RefusedChange(ResultCode.NO_SUCH_OBJECT, "'" + dn + "' does not exist");
        }
        namesMoved |= change instanceof LdapChange.Delete || change instanceof LdapChange.Rename;
    }

    private void checkAdd(int record, LdapChange.Add add, NamingContext context) {
        Dn dn = add.dn();
        String key = dn.key();
        int before = names.get(key);
        if (before != 0 && !namesMoved) {
            throw new RefusedChange(
                    ResultCode.ENTRY_ALREADY_EXISTS,
                    "the same entry stands on line " + Math.abs(before));
        }
        // A negative line marks a name that has not passed: entries below it are refused with it.
        names.put(key, -add.line());
        Contexts.mustAccept(context, directory.self().site());
        if (dn.rdns().get(0).isDisplaced()) {
            throw new RefusedChange(
                    ResultCode.NAMING_VIOLATION,
                    "'" + dn.rdns().get(0) + "' looks like a displaced name, which gave way to an"
                            + " older entry; give the entry a name of its own");
        }
        if (namesMoved || place(record, add)) {
            names.put(key, add.line());
        }
    }

    /** Whether the entry has a place; false if its parent may still come. */
    private boolean place(int record, LdapChange.Add add) {
        Dn parent = add.dn().parent();
        String parentKey = parent.key();
        int parentLine = names.get(parentKey);
        Optional<EntryId> above = parentId(parent, parentKey);
        Optional<StoredEntry> existing = above.isPresent()
                ? naming.holder(above.get(), add.dn().rdns().get(0))
                : parentLine > 0 ? Optional.empty() : naming.find(add.dn());
        if (existing.isPresent()) {
            mustBeWellKnown(existing.get(), add.dn());
            return true;
        }
        if (above.isPresent() || parentLine > 0) {
            return true;
        }
        if (parentLine == 0) {
            parentless.add(new Parentless(
                    record, add.line(), add.dn().toString(), parent.toString(), parentKey));
            return false;
        }
        throw new RefusedChange(
                ResultCode.NO_SUCH_OBJECT,
                "its parent '" + parent + "' on line " + -parentLine + " is refused");
    }

    private Optional<EntryId> parentId(Dn parent, String key) {
        Optional<EntryId> known = parents.get(key);
        if (known == null) {
            known = naming.find(parent).map(each -> each.entry().id());
            parents.put(key, known);
        }
        return known;
    }

    private void mustBeWellKnown(StoredEntry existing, Dn dn) {
        if (!ChangeBatch.isWellKnown(existing.entry(), dn, directory.self())) {
            throw new RefusedChange(ResultCode.ENTRY_ALREADY_EXISTS, "it exists already");
        }
    }

    private static String missingParent(Parentless each, int parentLine) {
        if (parentLine == 0) {
            return "its parent '" + each.parent()
                    + "' does not exist, neither here nor in the file";
        }
        int line = Math.abs(parentLine);
        return line > each.line()
                ? "its parent '" + each.parent() + "' comes only later, on line " + line
                        + "; in LDIF, parents must come first"
                : "its parent '" + each.parent() + "' on line " + line + " is refused";
    }

    private void refuse(int record, RecordProblem problem) {
        refused.set(record);
        problems.add(problem);
    }
}
