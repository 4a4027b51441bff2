package io.bridgehead.gateway.status;

import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.view.Naming;
import java.util.List;
import java.util.Optional;

/**
 * Entries of one context that were added below what somebody else deleted: nobody's change was lost,
 * but nobody finds them where they were put.
 *
 * @param container the DN below which they stand
 * @param count how many; counting ends at a thousand
 * @param example the DN of one
 */
record LostAndFoundCheck(String container, long count, String example) {
    private static final int COUNTED_MAX = 1_000;

    /** Of each context that has any. */
    static List<LostAndFoundCheck> in(Directory directory) {
        Naming naming = new Naming(directory);
        return directory.contexts().stream()
                .flatMap(context -> naming.lostAndFound(context.id()).stream()
                        .flatMap(container -> of(
                                container,
                                naming,
                                directory.orphans(context.id(), EntryId.NONE, COUNTED_MAX))
                                .stream()))
                .toList();
    }

    private static Optional<LostAndFoundCheck> of(
            String container, Naming naming, List<StoredEntry> orphans) {
        List<String> lost = orphans.stream()
                .map(StoredEntry::entry)
                .filter(naming::isLost)
                .flatMap(each -> naming.dn(each).stream())
                .toList();
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(new LostAndFoundCheck(container, lost.size(), lost.get(0)));
    }

    String sentence() {
        return (count == 1 ? "1 entry stands" : count + " entries stand") + " below " + container
                + ", as " + example
                + ": what was above was deleted elsewhere meanwhile. Give each a"
                + " new place (changetype: moddn), or delete it";
    }
}
