package io.bridgehead.gateway.ldap;

import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Rdn;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** One update as LDAP has it (RFC 4511 sections 4.6 to 4.9). Names are as {@link Names} gives them. */
public sealed interface LdapChange {
    /** The first line of its record; 0 if it came from no file. */
    int line();

    /** What is to be changed, or to be added. */
    Dn dn();

    /** A new entry; also what a content record of LDIF means. */
    record Add(int line, Dn dn, SortedMap<AttributeName, List<AttributeValue>> attributes)
            implements LdapChange {
        public Add {
            attributes = Collections.unmodifiableSortedMap(attributes);
        }
    }

    /** Changes of attributes, one after the other, all or none. */
    record Edit(int line, Dn dn, List<Modification> modifications) implements LdapChange {
        public Edit {
            modifications = List.copyOf(modifications);
        }
    }

    /** The end of an entry that has none below it. */
    record Delete(int line, Dn dn) implements LdapChange {}

    /** A new name, below the same parent or another. */
    record Rename(int line, Dn dn, Rdn newRdn, boolean deleteOldRdn, Optional<Dn> newSuperior)
            implements LdapChange {}

    /** What to do with one attribute. */
    record Modification(Kind kind, AttributeName name, List<AttributeValue> values) {
        /** The kinds of RFC 4511 section 4.6, and that of RFC 4525. */
        public enum Kind {
            ADD,
            DELETE,
            REPLACE,
            INCREMENT
        }

        public Modification {
            values = List.copyOf(values);
        }
    }
}
