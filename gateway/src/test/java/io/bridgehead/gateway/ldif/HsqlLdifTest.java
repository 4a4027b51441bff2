package io.bridgehead.gateway.ldif;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.ldap.ChangeResult;
import io.bridgehead.gateway.ldap.North;
import io.bridgehead.store.Store;
import io.bridgehead.store.hsql.HsqlEngine;
import io.bridgehead.store.hsql.HsqlSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the durable store exports is what its twin in memory does. */
class HsqlLdifTest {
    @TempDir
    Path folder;

    @Test
    void bothStoresExportTheSameBytesAfterTheSameImportAndChanges() {
        String people = people(3_000);
        String changes = """
                dn: uid=7,ou=P,ou=NORTH,o=Org
                changetype: modrdn
                newrdn: uid=seven
                deleteoldrdn: 1

                dn: uid=8,ou=P,ou=NORTH,o=Org
                changetype: delete

                dn: uid=9,ou=P,ou=NORTH,o=Org
                changetype: modify
                replace: mail
                mail: nine@north
                """;
        Store memory = North.founded();
        try (Store hsql = North.founded(
                new HsqlEngine(HsqlSettings.DEFAULT).create(folder.resolve("db"), North.SELF))) {
            for (Store store : new Store[] {memory, hsql}) {
                assertThat(North.imported(store, people).imported()).isEqualTo(3_001);
                assertThat(North.modified(store, changes)).allMatch(ChangeResult::isSuccess);
            }
            assertThat(North.exported(hsql, true)).isEqualTo(North.exported(memory, true));
            assertThat(North.imported(hsql, people).refused()).isEqualTo(2_999);
        }
    }

    private static String people(int count) {
        StringBuilder ldif = new StringBuilder("dn: ou=P,ou=NORTH,o=Org\nou: P\n\n");
        for (int i = 0; i < count; i++) {
            ldif.append("dn: uid=").append(i).append(",ou=P,ou=NORTH,o=Org\n");
            ldif.append("objectClass: person\nmail: ").append(i).append("@north\n\n");
        }
        return ldif.toString();
    }
}
