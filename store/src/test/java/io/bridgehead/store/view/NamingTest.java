package io.bridgehead.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.memory.MemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NamingTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Identity SELF = new Identity(
            new UUID(1, 1), "o=Org", SiteId.of("NORTH"), "north-1", new Epoch(new UUID(0, 1)));
    private static final Epoch SOUTH = new Epoch(new UUID(0, 2));
    private static final ContextId SITE = ContextId.rootedAt(SELF.organization(), "ou=NORTH,o=Org");

    private final MemoryStore store = founded();

    @Test
    void aNameIsTheWayUpToTheBase() {
        Entry people = add(id(1), SITE.root(), "ou=People");
        Entry anna = add(id(2), people.id(), "uid=anna");

        assertThat(dn(anna)).hasValue("uid=anna,ou=People,ou=NORTH,o=Org");
        assertThat(find("UID=Anna, ou=people,ou=north,o=org")).hasValue(anna);
    }

    @Test
    void wellKnownNamesAreFound() {
        assertThat(find("o=Org")).isPresent();
        assertThat(find("cn=Configuration,ou=NORTH,o=Org")).isPresent();
        assertThat(find("o=Other")).isEmpty();
        assertThat(find("")).isEmpty();
    }

    @Test
    void theOlderOfTwoKeepsTheNameAndTheYoungerShowsItsId() {
        Entry older = add(id(2), SITE.root(), "uid=anna");
        Entry younger = add(id(1), SITE.root(), "uid=ANNA");
        String displaced = "uid=ANNA\\0ACNF:" + id(1) + ",ou=NORTH,o=Org";

        assertThat(dn(older)).hasValue("uid=anna,ou=NORTH,o=Org");
        assertThat(dn(younger)).hasValue(displaced);
        assertThat(find("uid=anna,ou=NORTH,o=Org")).hasValue(older);
        assertThat(find(displaced)).hasValue(younger);
        assertThat(find(displaced.replace("\\0A", "\\0a"))).hasValue(younger);
    }

    @Test
    void theHolderIsNotFoundUnderADisplacedName() {
        add(id(2), SITE.root(), "uid=anna");

        assertThat(find("uid=anna\\0ACNF:" + id(2) + ",ou=NORTH,o=Org")).isEmpty();
    }

    @Test
    void theDisplacedTakesTheNameWhenTheHolderGoes() {
        Entry older = add(id(2), SITE.root(), "uid=anna");
        Entry younger = add(id(1), SITE.root(), "uid=anna");

        write(author().delete(older));

        assertThat(dn(younger)).hasValue("uid=anna,ou=NORTH,o=Org");
        assertThat(find("uid=anna,ou=NORTH,o=Org")).hasValue(younger);
    }

    @Test
    void whatStandsBelowADisplacedEntryIsFoundThere() {
        add(id(2), SITE.root(), "ou=People");
        Entry younger = add(id(1), SITE.root(), "ou=People");
        Entry anna = add(id(3), younger.id(), "uid=anna");
        String dn = "uid=anna,ou=People\\0ACNF:" + id(1) + ",ou=NORTH,o=Org";

        assertThat(dn(anna)).hasValue(dn);
        assertThat(find(dn)).hasValue(anna);
    }

    @Test
    void childrenOfTheDeletedAreLostAndFound() {
        Entry people = add(id(1), SITE.root(), "ou=People");
        Entry anna = add(id(2), people.id(), "uid=anna");
        Entry key = add(id(3), anna.id(), "cn=key");
        write(author().delete(people));
        String dn = "uid=anna\\0ACNF:" + id(2) + ",cn=LostAndFound,ou=NORTH,o=Org";

        assertThat(dn(anna)).hasValue(dn);
        assertThat(dn(key)).hasValue("cn=key," + dn);
        assertThat(find(dn)).hasValue(anna);
        assertThat(find("cn=key," + dn)).hasValue(key);
        assertThat(find(dn.replace("ou=NORTH,", ""))).isEmpty();
        assertThat(isLost(anna)).isTrue();
        assertThat(isLost(key)).isFalse();
    }

    @Test
    void whoseParentHasNotArrivedIsPending() {
        Entry anna = add(id(2), id(1), "uid=anna");
        Entry key = add(id(3), anna.id(), "cn=key");

        assertThat(dn(anna)).isEmpty();
        assertThat(dn(key)).isEmpty();

        add(id(1), SITE.root(), "ou=People");

        assertThat(dn(key)).hasValue("cn=key,uid=anna,ou=People,ou=NORTH,o=Org");
    }

    @Test
    void allMembersOfACircleAreLostAndFound() {
        Entry one = add(id(1), SITE.root(), "ou=one");
        Entry two = add(id(2), one.id(), "ou=two");
        Entry below = add(id(3), two.id(), "ou=below");
        Entry circled = author().place(one, two.id(), new Rdn("ou=one"));
        write(circled);
        String lost = ",cn=LostAndFound,ou=NORTH,o=Org";

        assertThat(dn(circled)).hasValue("ou=one\\0ACNF:" + id(1) + lost);
        assertThat(dn(two)).hasValue("ou=two\\0ACNF:" + id(2) + lost);
        assertThat(dn(below)).hasValue("ou=below,ou=two\\0ACNF:" + id(2) + lost);
        assertThat(find("ou=below,ou=two\\0ACNF:" + id(2) + lost)).hasValue(below);
    }

    @Test
    void theRootOfASiteKeepsItsNameAgainstAnOlderEntry() {
        ContextId base = ContextId.rootedAt(SELF.organization(), "o=Org");
        Entry squatter = add(id(1), base, base.root(), "ou=SOUTH");
        ContextId south = ContextId.rootedAt(SELF.organization(), "ou=SOUTH,o=Org");
        Author author = new Author(new Stamp(Long.MAX_VALUE >> 1, SOUTH, 1));
        Entry root = author.create(south.root(), south, base.root(), new Rdn("ou=SOUTH"), Map.of());
        write(root);

        assertThat(dn(root)).hasValue("ou=SOUTH,o=Org");
        assertThat(find("ou=SOUTH,o=Org")).hasValue(root);
        assertThat(dn(squatter)).hasValue("ou=SOUTH\\0ACNF:" + id(1) + ",o=Org");
    }

    @Test
    void anEntryAboveWhichThereIsNothingAlthoughItIsNotTheBaseIsLost() {
        Entry stray = add(id(1), EntryId.NONE, "o=Stray");

        assertThat(dn(stray))
                .hasValue("o=Stray\\0ACNF:" + id(1) + ",cn=LostAndFound,ou=NORTH,o=Org");
    }

    @Test
    void theContextOfANameIsTheNearestAboveIt() {
        assertThat(contextOf("uid=anna,ou=NORTH,o=Org")).isEqualTo("ou=NORTH,o=Org");
        assertThat(contextOf("cn=Configuration,ou=NORTH,o=Org"))
                .isEqualTo("cn=Configuration,ou=NORTH,o=Org");
        assertThat(contextOf("uid=anna,OU=other, o=org")).isEqualTo("o=Org");
        assertThat(contextOf("dc=elsewhere")).isEqualTo("none");
    }

    private static MemoryStore founded() {
        MemoryStore store = new MemoryStore(SELF);
        Changes genesis = Genesis.changes(SELF, Genesis.contexts(SELF), NOW);
        store.write(transaction -> {
            transaction.write(genesis);
            return genesis;
        });
        return store;
    }

    private static EntryId id(long number) {
        return new EntryId(new UUID(0xbeef, number));
    }

    private Author author() {
        return store.read(directory -> Author.of(directory, NOW));
    }

    private Entry add(EntryId id, EntryId parent, String rdn) {
        return add(id, SITE, parent, rdn);
    }

    private Entry add(EntryId id, ContextId context, EntryId parent, String rdn) {
        Entry entry = author().create(id, context, parent, new Rdn(rdn), Map.of());
        write(entry);
        return entry;
    }

    private void write(Entry entry) {
        store.write(transaction -> {
            transaction.write(Changes.ofEntries(List.of(entry)));
            return entry;
        });
    }

    private Optional<String> dn(Entry entry) {
        return store.read(directory -> new Naming(directory).dn(entry));
    }

    private boolean isLost(Entry entry) {
        return store.read(directory -> new Naming(directory).isLost(entry));
    }

    private Optional<Entry> find(String dn) {
        return store.read(
                directory -> new Naming(directory).find(Dn.of(dn)).map(StoredEntry::entry));
    }

    private String contextOf(String dn) {
        return store.read(directory -> new Naming(directory)
                .contextOf(Dn.of(dn))
                .map(NamingContext::dn)
                .orElse("none"));
    }
}
