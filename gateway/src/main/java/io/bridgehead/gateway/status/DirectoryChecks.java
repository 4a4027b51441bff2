package io.bridgehead.gateway.status;

import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.LoggedConflict;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.partner.HeldEntry.Reason;
import io.bridgehead.store.partner.Unread;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.view.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks of the contexts and of the entries in them. */
final class DirectoryChecks {
    static final int HELD_COUNTED_MAX = 1_000_000;
    private static final int LOST_COUNTED_MAX = 1_000;
    private static final int ROWS_READ = 1_000;
    private static final int ROWS_READ_MAX = 100_000;

    private DirectoryChecks() {}

    /** Contexts that the configuration names and the database lacks. */
    static List<Finding> missingContexts(Snapshot snapshot) {
        UUID organization = snapshot.directory().self().organization();
        Set<ContextId> known = snapshot.directory().contexts().stream()
                .map(NamingContext::id)
                .collect(Collectors.toSet());
        return snapshot.overview().expected().contexts().stream()
                .filter(each -> !known.contains(ContextId.rootedAt(organization, each)))
                .map(each -> Finding.of(FindingCode.CONTEXT_NOT_IN_DATABASE)
                        .with("context", each)
                        .command("check-config"))
                .toList();
    }

    /** Entries that a partner has sent and that cannot be read here. */
    static List<Finding> unreadable(Snapshot snapshot) {
        return snapshot.partners().stream()
                .flatMap(partner -> partner.links().entrySet().stream()
                        .flatMap(link -> link.getValue().inbound().unread().stream()
                                .map(page -> unreadable(
                                        partner.row().site(), snapshot.dn(link.getKey()), page))))
                .toList();
    }

    private static Finding unreadable(String site, String context, Unread page) {
        Finding found = Finding.of(FindingCode.CANNOT_READ)
                .with("site", site)
                .with("context", context)
                .with("entries", page.entries())
                .with("reason", page.why())
                .command("replicate " + site);
        return page.first().equals(EntryId.NONE) ? found : found.with("entry", page.first());
    }

    /** Contexts that a partner holds differently although both sites have the same changes. */
    static List<Finding> different(Snapshot snapshot) {
        return snapshot.directory().verifications().stream()
                .filter(each -> each.suspected() || each.state() == Verification.State.DIFFERENT)
                .map(each -> {
                    Finding found = Finding.of(FindingCode.DIFFERS)
                            .with("site", each.partner())
                            .with("context", snapshot.dn(each.context()))
                            .command("verify " + each.partner() + " --repair");
                    return each.found().isEmpty()
                            ? found
                            : found.with("entries", each.found().size());
                })
                .toList();
    }

    /** Changes that have arrived and may not be applied yet. */
    static List<Finding> held(Snapshot snapshot) {
        return snapshot.directory().contexts().stream()
                .flatMap(context -> Stream.of(Reason.values())
                        .flatMap(reason -> held(snapshot.directory(), context, reason).stream()))
                .toList();
    }

    private static Optional<Finding> held(
            Directory directory, NamingContext context, Reason reason) {
        long count = directory.heldCount(context.id(), reason, HELD_COUNTED_MAX);
        return count == 0
                ? Optional.empty()
                : Optional.of(held(reason).with("context", context.dn()).with("changes", count));
    }

    private static Finding held(Reason reason) {
        return switch (reason) {
            case UNKNOWN_EPOCH -> Finding.of(FindingCode.HELD_UNKNOWN_EPOCH).command("held list");
            case FOREIGN_WRITE -> Finding.of(FindingCode.HELD_FOREIGN_WRITE).command("held list");
            case OTHER_CONTEXT -> Finding.of(FindingCode.HELD_OTHER_CONTEXT).command("held list");
            case DELETE_BRAKE -> Finding.of(FindingCode.DELETE_BRAKE).command("approve all");
            case APPROVED -> Finding.of(FindingCode.APPROVED_DELETIONS);
        };
    }

    /**
     * Entries that were added below an entry that another site deleted, or that are in a circle of
     * moves. No change was lost, but the entries are not where their authors put them.
     */
    static List<Finding> lostAndFound(Snapshot snapshot) {
        Naming naming = new Naming(snapshot.directory());
        return snapshot.directory().contexts().stream()
                .flatMap(context -> naming.lostAndFound(context.id()).stream()
                        .flatMap(container ->
                                lost(snapshot.directory(), naming, context, container).stream()))
                .toList();
    }

    private static Optional<Finding> lost(
            Directory directory, Naming naming, NamingContext context, String container) {
        List<String> lost = Stream.concat(
                        directory.orphans(context.id(), EntryId.NONE, LOST_COUNTED_MAX).stream(),
                        inCircles(directory, context.id()))
                .map(StoredEntry::entry)
                .filter(naming::isLost)
                .distinct()
                .flatMap(each -> naming.dn(each).stream())
                .toList();
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(FindingCode.LOST_AND_FOUND)
                        .with("container", container)
                        .with("entries", lost.size())
                        .with("example", lost.get(0))
                        .command("search '(entryDN=*cn=LostAndFound*)' dn"));
    }

    /**
     * The entries of which the conflict log says that they were lost: no index finds the members of a
     * circle, because their parents live.
     */
    private static Stream<StoredEntry> inCircles(Directory directory, ContextId context) {
        List<EntryId> ids = new ArrayList<>();
        List<LoggedConflict> page = directory.conflicts(0, ROWS_READ);
        for (int read = 0; !page.isEmpty() && read < ROWS_READ_MAX; read += ROWS_READ) {
            page.stream()
                    .map(LoggedConflict::conflict)
                    .filter(each -> each.kept().startsWith(Conflict.LOST))
                    .forEach(each -> ids.add(each.entry()));
            page = directory.conflicts(page.get(page.size() - 1).number(), ROWS_READ);
        }
        return ids.stream()
                .distinct()
                .flatMap(id -> directory.entry(id).stream())
                .filter(each -> each.entry().context().equals(context));
    }
}
