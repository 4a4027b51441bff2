package io.bridgehead.gateway.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.ResultCode;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Store;
import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.LoggedConflict;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.Write;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.view.Author;
import io.bridgehead.store.view.Naming;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResolutionTest {
    private static final AttributeName MAIL = AttributeName.of("mail");
    private static final Stamp WINNER = new Stamp(7, new Epoch(new UUID(0, 7)), 7);
    private static final Stamp LOSER = new Stamp(6, new Epoch(new UUID(0, 6)), 6);

    private final Store store = North.founded();
    private final Resolution resolution = new Resolution(store, North.NOW);

    @BeforeEach
    void people() {
        North.imported(store, """
                dn: uid=a,o=Org
                uid: a
                mail: kept
                """);
    }

    @Test
    void whatIsKeptIsNoLongerCountedAndStaysAsItIs() {
        log(replaced("lost"));
        String before = North.exported(store, true);
        assertThat(resolution.keep(1).isSuccess()).isTrue();
        assertThat(open()).isZero();
        assertThat(North.exported(store, true)).isEqualTo(before);
    }

    @Test
    void whatIsSwappedIsWrittenAnewAndTravels() {
        log(replaced("lost"));
        long usn = usn();
        assertThat(resolution.swap(1).isSuccess()).isTrue();
        assertThat(mail()).containsExactly("lost");
        assertThat(open()).isZero();
        assertThat(usn()).isEqualTo(usn + 1);
    }

    @Test
    void aRepeatedDecisionChangesNothing() {
        log(replaced("lost"));
        resolution.swap(1);
        long usn = usn();
        assertThat(resolution.swap(1).message()).isEqualTo("was settled before");
        assertThat(resolution.keep(1).isSuccess()).isTrue();
        assertThat(usn()).isEqualTo(usn);
    }

    @Test
    void aLostAdditionComesBackBesideWhatIsThere() {
        Attribute added = new Author(LOSER)
                .addValues(blank(), MAIL, List.of(AttributeValue.of("lost")))
                .attribute(MAIL);
        log(row("mail", Optional.of(blank().with(MAIL, added))));
        assertThat(resolution.swap(1).isSuccess()).isTrue();
        assertThat(mail()).containsExactly("kept", "lost");
    }

    @Test
    void aLostRemovalIsDoneAfterAll() {
        Attribute removed = new Author(LOSER)
                .deleteValues(blank(), MAIL, List.of(AttributeValue.of("kept")))
                .attribute(MAIL);
        log(row("mail", Optional.of(blank().with(MAIL, removed))));
        assertThat(resolution.swap(1).isSuccess()).isTrue();
        assertThat(mail()).isEmpty();
    }

    @Test
    void aDeletedEntryComesBackWithAllThatItHad() {
        Conflict row = row(Conflict.LIFE, Optional.empty());
        North.modified(store, "dn: uid=a,o=Org\nchangetype: delete\n");
        log(row);
        assertThat(resolution.swap(1).isSuccess()).isTrue();
        assertThat(mail()).containsExactly("kept");
    }

    @Test
    void aLostNameAndPlaceAreTakenUnlessSomebodyElseHasThem() {
        log(row(Conflict.NAME, Optional.of(blank().with(place(root(), "uid=b")))));
        North.imported(store, "dn: uid=b,o=Org\nuid: b\n");
        assertThat(resolution.swap(1).code()).isEqualTo(ResultCode.ENTRY_ALREADY_EXISTS);
        assertThat(open()).isEqualTo(1);
        North.modified(store, "dn: uid=b,o=Org\nchangetype: delete\n");
        assertThat(resolution.swap(1).isSuccess()).isTrue();
        assertThat(North.exported(store, false)).contains("dn: uid=b,o=Org\nmail: kept\nuid: b");
    }

    @Test
    void aDisplacedEntryGetsANameOfItsOwn() {
        Entry first = anna();
        EntryId id = new EntryId(new UUID(0x4000, 1));
        store.write(tx -> {
            Entry second = Author.of(tx, North.NOW)
                    .create(id, first.context(), root(), new Rdn("uid=a"), new TreeMap<>());
            Conflict row =
                    new Conflict(id, Conflict.NAME, WINNER, LOSER, "", "", Optional.of(second));
            tx.write(changes(List.of(second), List.of(row)));
            return 0;
        });
        assertThat(North.exported(store, false)).contains("CNF:" + id);
        assertThat(resolution.swap(1).message()).contains("rename");
        assertThat(resolution.rename(1, "uid=a").code()).isEqualTo(ResultCode.ENTRY_ALREADY_EXISTS);
        assertThat(resolution.rename(1, "a").code()).isEqualTo(ResultCode.INVALID_DN_SYNTAX);
        assertThat(resolution.rename(1, "uid=anna").isSuccess()).isTrue();
        assertThat(North.exported(store, false))
                .contains("dn: uid=anna,o=Org")
                .doesNotContain("CNF:");
        assertThat(resolution.rename(1, "uid=anna").isSuccess()).isTrue();
    }

    /** What the home site wrote is right for everybody; the row says so and stays open. */
    @Test
    void whatAnotherSiteMastersIsSwappedThereOnly() {
        ContextId south = ContextId.rootedAt(North.SELF.organization(), "ou=SOUTH,o=Org");
        Entry theirs = new Author(LOSER)
                .create(
                        south.root(),
                        south,
                        root(),
                        new Rdn("ou=SOUTH"),
                        Map.of(MAIL, List.of(AttributeValue.of("kept"))));
        North.write(store, theirs);
        Entry lost = new Author(LOSER).replace(theirs, MAIL, List.of(AttributeValue.of("lost")));
        log(new Conflict(theirs.id(), "mail", WINNER, LOSER, "kept", "lost", Optional.of(lost)));
        assertThat(resolution.swap(1).code()).isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
        assertThat(resolution.swap(1).message()).contains("its home site SOUTH only");
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void aNumberThatNoConflictHasIsRefused() {
        assertThat(resolution.keep(7).code()).isEqualTo(ResultCode.NO_SUCH_OBJECT);
        assertThat(resolution.keep(0).code()).isEqualTo(ResultCode.NO_SUCH_OBJECT);
    }

    private Conflict replaced(String value) {
        Attribute lost = new Author(LOSER)
                .replace(blank(), MAIL, List.of(AttributeValue.of(value)))
                .attribute(MAIL);
        return row("mail", Optional.of(blank().with(MAIL, lost)));
    }

    private Conflict row(String register, Optional<Entry> loss) {
        return new Conflict(anna().id(), register, WINNER, LOSER, "kept", "lost", loss);
    }

    private void log(Conflict row) {
        store.write(tx -> {
            tx.write(changes(List.of(), List.of(row)));
            return 0;
        });
    }

    private static Changes changes(List<Entry> entries, List<Conflict> rows) {
        return Changes.NONE.but().entries(entries).conflicts(rows).done();
    }

    private static Placement place(EntryId parent, String rdn) {
        return new Placement(parent, new Rdn(rdn), Write.NONE.overwrittenBy(LOSER));
    }

    private static EntryId root() {
        return ContextId.rootedAt(North.SELF.organization(), "o=Org").root();
    }

    private Entry blank() {
        Entry anna = anna();
        return Entry.unknown(anna.id(), anna.context());
    }

    private Entry anna() {
        Optional<Entry> found = store.read(directory ->
                new Naming(directory).find(Dn.of("uid=a,o=Org")).map(StoredEntry::entry));
        return found.orElseThrow();
    }

    private List<String> mail() {
        return anna().attribute(MAIL).shown().stream().map(AttributeValue::text).toList();
    }

    private long usn() {
        return store.<Long>read(directory -> directory.usn());
    }

    private long open() {
        List<LoggedConflict> rows = store.read(directory -> directory.conflicts(0, 10));
        return rows.stream().filter(each -> !each.settled()).count();
    }
}
