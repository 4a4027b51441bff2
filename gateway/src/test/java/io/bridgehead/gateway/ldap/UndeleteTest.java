package io.bridgehead.gateway.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.ResultCode;
import io.bridgehead.store.Store;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.view.Author;
import io.bridgehead.store.view.TombstoneLifetime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndeleteTest {
    private final Store store = North.founded();
    private final Undelete tombstones = new Undelete(store, North.NOW);

    @BeforeEach
    void people() {
        North.imported(store, """
                dn: ou=people,o=Org
                ou: people

                dn: uid=a,ou=people,o=Org
                uid: a
                mail: a@org
                """);
    }

    @Test
    void whatIsUndeletedByItsNameHasAllThatItHad() {
        String before = North.exported(store, false);
        delete("uid=a,ou=people,o=Org");
        assertThat(undelete("UID=A,ou=people,o=org").dn()).isEqualTo("uid=a,ou=people,o=Org");
        assertThat(North.exported(store, false)).isEqualTo(before);
    }

    @Test
    void whatIsUndeletedByItsIdBeginsTheNextLife() {
        delete("uid=a,ou=people,o=Org");
        Entry dead = only();
        assertThat(undelete(dead.id().toString()).isSuccess()).isTrue();
        assertThat(entry(dead.id()).life().number()).isEqualTo(2);
    }

    @Test
    void whatLivesIsLeftAlone() {
        long usn = store.<Long>read(directory -> directory.usn());
        assertThat(undelete("uid=a,ou=people,o=Org").message()).isEqualTo("is not deleted");
        assertThat(store.<Long>read(directory -> directory.usn())).isEqualTo(usn);
    }

    @Test
    void theParentComesFirst() {
        delete("uid=a,ou=people,o=Org");
        delete("ou=people,o=Org");
        ChangeResult refused = undelete("uid=a,ou=people,o=Org");
        assertThat(refused.code()).isEqualTo(ResultCode.NO_SUCH_OBJECT);
        assertThat(refused.message()).startsWith("its parent is deleted, too: undelete ");
        assertThat(undelete("ou=people,o=Org").isSuccess()).isTrue();
        assertThat(undelete("uid=a,ou=people,o=Org").isSuccess()).isTrue();
    }

    @Test
    void aNameThatSomebodyElseHasNowIsNotTakenFromIt() {
        delete("uid=a,ou=people,o=Org");
        North.imported(store, "dn: uid=a,ou=people,o=Org\nuid: a\n");
        EntryId dead = only().id();
        assertThat(undelete(dead.toString()).code()).isEqualTo(ResultCode.ENTRY_ALREADY_EXISTS);
    }

    @Test
    void twoThatHadOneNameAreToldApartByTheirIds() {
        delete("uid=a,ou=people,o=Org");
        North.imported(store, "dn: uid=a,ou=people,o=Org\nuid: a\n");
        delete("uid=a,ou=people,o=Org");
        assertThat(undelete("uid=a,ou=people,o=Org").message())
                .startsWith("several deleted entries had that name")
                .contains(dead().get(0).id().toString(), dead().get(1).id().toString());
    }

    @Test
    void whatNobodyEverHadIsUnknown() {
        assertThat(undelete("uid=b,o=Org").code()).isEqualTo(ResultCode.NO_SUCH_OBJECT);
        assertThat(undelete(new UUID(7, 7).toString()).code()).isEqualTo(ResultCode.NO_SUCH_OBJECT);
        assertThat(undelete("?").code()).isEqualTo(ResultCode.INVALID_DN_SYNTAX);
    }

    @Test
    void whatAnotherSiteMastersIsUndeletedThere() {
        ContextId south = ContextId.rootedAt(North.SELF.organization(), "ou=SOUTH,o=Org");
        Epoch theirs = new Epoch(new UUID(0, 6));
        EntryId base = ContextId.rootedAt(North.SELF.organization(), "o=Org").root();
        Entry made = new Author(new Stamp(6, theirs, 6))
                .create(south.root(), south, base, new Rdn("ou=SOUTH"), new TreeMap<>());
        North.write(store, new Author(new Stamp(7, theirs, 7)).delete(made));
        assertThat(undelete("ou=SOUTH,o=Org").message()).contains("its home site SOUTH only");
    }

    @Test
    void theLifetimeEndsToTheMillisecond() {
        delete("uid=a,ou=people,o=Org");
        Instant end = store.read(directory -> TombstoneLifetime.endOf(directory, only()));
        assertThat(end).isEqualTo(North.NOW.plus(TombstoneLifetime.DEFAULT));
        String name = "uid=a,ou=people,o=Org";
        assertThat(new Undelete(store, end).undelete(name).message())
                .isEqualTo("it was deleted too long ago: the lifetime of its tombstone ended at "
                        + end);
        assertThat(new Undelete(store, end.minusMillis(1)).undelete(name).isSuccess())
                .isTrue();
    }

    private ChangeResult undelete(String idOrDn) {
        return tombstones.undelete(idOrDn);
    }

    private void delete(String dn) {
        assertThat(North.modified(store, "dn: " + dn + "\nchangetype: delete\n"))
                .allMatch(ChangeResult::isSuccess);
    }

    private Entry only() {
        assertThat(dead()).hasSize(1);
        return dead().get(0);
    }

    private List<Entry> dead() {
        return store.read(directory -> directory.contexts().stream()
                .map(NamingContext::id)
                .flatMap(each -> directory.tombstones(each, Optional.empty(), 10).stream())
                .map(StoredEntry::entry)
                .toList());
    }

    private Entry entry(EntryId id) {
        return store.read(directory -> directory.entry(id).orElseThrow().entry());
    }
}
