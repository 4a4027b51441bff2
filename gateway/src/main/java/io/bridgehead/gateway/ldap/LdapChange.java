package io.bridgehead.gateway.ldap;

import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Rdn;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** One update operation of LDAP (RFC 4511 sections 4.6 to 4.9); {@link Names} made its names. */
public sealed interface LdapChange {
    /** The first line of its record; 0 if the change does not come from a file. */
    int line();

    /** The entry that is changed or added. */
    Dn dn();

    /** A new entry; a content record of LDIF means this, too. */
    record Add(int line, Dn dn, SortedMap<AttributeName, List<AttributeValue>> attributes)
            implements LdapChange {
        public Add {
            attributes = Collections.unmodifiableSortedMap(attributes);
        }
    }

    /** Changes of attributes in this order, all or none. */
    record Edit(int line, Dn dn, List<Modification> modifications) implements LdapChange {
        public Edit {
            modifications = List.copyOf(modifications);
        }
    }

    /** The deletion of an entry without children. */
    record Delete(int line, Dn dn) implements LdapChange {}

    /** A new name, below the same parent or another. */
    record Rename(int line, Dn dn, Rdn newRdn, boolean deleteOldRdn, Optional<Dn> newSuperior)
            implements LdapChange {}

    /** One change of one attribute. */
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
