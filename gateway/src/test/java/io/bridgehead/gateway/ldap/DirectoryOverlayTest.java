package io.bridgehead.gateway.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.Store;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.view.Author;
import io.bridgehead.store.view.Naming;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change sees the changes before it in the same transaction. */
class DirectoryOverlayTest {

    private final Store store = North.founded();

    @BeforeEach
    void people() {
        North.modified(store, """
                dn: ou=P,o=Org
                changetype: add
                ou: P

                dn: uid=b,ou=P,o=Org
                changetype: add
                uid: b

                dn: uid=d,ou=P,o=Org
                changetype: add
                uid: d
                """);
    }

    private <T> T withOverlay(Function<DirectoryOverlay, T> work) {
        return store.read(directory -> work.apply(new DirectoryOverlay(directory)));
    }

    private static Entry find(DirectoryOverlay overlay, String dn) {
        return new Naming(overlay).find(Dn.of(dn)).orElseThrow().entry();
    }

    private static Author author(DirectoryOverlay overlay) {
        return Author.of(overlay, North.NOW);
    }

    private static List<String> names(DirectoryOverlay overlay, Optional<Entry> after, int limit) {
        return overlay.children(find(overlay, "ou=P,o=Org").id(), after, limit).stream()
                .map(each -> each.entry().placement().rdn().text())
                .toList();
    }

    private static Entry add(DirectoryOverlay overlay, String rdn) {
        Entry parent = find(overlay, "ou=P,o=Org");
        Author author = author(overlay);
        Entry entry = author.create(
                author.freshId(),
                parent.context(),
                parent.id(),
                new Rdn(rdn),
                new java.util.TreeMap<AttributeName, List<AttributeValue>>());
        overlay.put(entry);
        return entry;
    }

    @Test
    void withoutAdditionsItIsTheSnapshot() {
        List<String> names = withOverlay(overlay -> names(overlay, Optional.empty(), 10));
        assertThat(names).containsExactly("uid=b", "uid=d");
        assertThat(withOverlay(DirectoryOverlay::entries)).isEmpty();
    }

    @Test
    void addedEntryStandsAmongItsSiblings() {
        withOverlay(overlay -> {
            long before = overlay.usn();
            add(overlay, "uid=c");
            add(overlay, "uid=a");
            add(overlay, "uid=e");
            assertThat(names(overlay, Optional.empty(), 10))
                    .containsExactly("uid=a", "uid=b", "uid=c", "uid=d", "uid=e");
            assertThat(overlay.usn()).isEqualTo(before + 3);
            return overlay;
        });
    }

    /** Law: pages of any size give the same children as one page. */
    @Test
    void pagesOfAnySizeGiveTheSameChildren() {
        withOverlay(overlay -> {
            add(overlay, "uid=c");
            add(overlay, "uid=a");
            EntryId parent = find(overlay, "ou=P,o=Org").id();
            List<StoredEntry> all = overlay.children(parent, Optional.empty(), 10);
            for (int size = 1; size <= 5; size++) {
                List<StoredEntry> paged = new java.util.ArrayList<>();
                Optional<Entry> last = Optional.empty();
                List<StoredEntry> page;
                do {
                    page = overlay.children(parent, last, size);
                    paged.addAll(page);
                    last = page.stream().map(StoredEntry::entry).reduce((a, b) -> b);
                } while (page.size() == size);
                assertThat(paged).isEqualTo(all);
            }
            return overlay;
        });
    }

    @Test
    void deletedEntryIsNoChildAndNoClaimantAnyMore() {
        withOverlay(overlay -> {
            Entry gone = find(overlay, "uid=b,ou=P,o=Org");
            overlay.put(author(overlay).delete(gone));
            assertThat(names(overlay, Optional.empty(), 10)).containsExactly("uid=d");
            assertThat(overlay.claimants(gone.placement().parent(), new Rdn("uid=b")))
                    .isEmpty();
            assertThat(overlay.entry(gone.id()).orElseThrow().entry().isLive()).isFalse();
            return overlay;
        });
    }

    @Test
    void renamedEntryIsFoundUnderItsNewNameOnly() {
        withOverlay(overlay -> {
            Entry entry = find(overlay, "uid=b,ou=P,o=Org");
            EntryId parent = entry.placement().parent();
            overlay.put(author(overlay).place(entry, parent, new Rdn("uid=z")));
            assertThat(names(overlay, Optional.empty(), 10)).containsExactly("uid=d", "uid=z");
            assertThat(overlay.claimants(parent, new Rdn("uid=b"))).isEmpty();
            assertThat(overlay.claimants(parent, new Rdn("uid=z"))).hasSize(1);
            return overlay;
        });
    }

    @Test
    void secondVersionOfAnEntryKeepsTheUsnOfTheFirst() {
        withOverlay(overlay -> {
            Entry first = add(overlay, "uid=c");
            add(overlay, "uid=x");
            long usn = overlay.pending(first.id()).orElseThrow().usn();
            Entry second = author(overlay)
                    .addValues(first, AttributeName.of("sn"), List.of(AttributeValue.of("C")));
            overlay.put(second);
            assertThat(overlay.pending(first.id()).orElseThrow().usn()).isEqualTo(usn);
            assertThat(overlay.entries()).hasSize(2).first().isEqualTo(second);
            assertThat(overlay.entry(first.id()).orElseThrow().entry()).isEqualTo(second);
            return overlay;
        });
    }
}
