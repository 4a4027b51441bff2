package io.bridgehead.gateway.status;

import static io.bridgehead.gateway.admin.GatewayTwin.NOW;
import static io.bridgehead.gateway.admin.GatewayTwin.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.bridgehead.gateway.admin.GatewayTwin;
import io.bridgehead.gateway.control.Expected;
import io.bridgehead.store.Changes;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.Write;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldEntry.Reason;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Unread;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.view.Author;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryChecksTest {
    private static final ContextId BASE = ContextId.rootedAt(new UUID(1, 1), "o=Org");
    private static final ContextId NORTH = ContextId.rootedAt(new UUID(1, 1), "ou=NORTH,o=Org");

    private final GatewayTwin gateway = new GatewayTwin();

    @Test
    void contextThatTheDatabaseLacksIsReportedHoweverItIsSpelled() {
        gateway.expected = new Expected(
                gateway.expected.partners(), List.of("OU=north, o=org", "ou=Ships,o=Org"));
        Finding found = Found.only(gateway, FindingCode.CONTEXT_NOT_IN_DATABASE);
        assertThat(found.arguments()).containsExactly(entry("context", "ou=Ships,o=Org"));
        assertThat(found.command()).isEqualTo("./bridgehead check-config");
    }

    @Test
    void entryThatCannotBeReadIsNamedWithTheReason() {
        EntryId entry = new EntryId(new UUID(4, 4));
        unread(new Unread(new Range(3, 5), 2, entry, "more than 9 bytes (value-size)"));
        Finding found = Found.only(gateway, FindingCode.CANNOT_READ);
        assertThat(found.arguments())
                .containsExactly(
                        entry("context", "o=Org"),
                        entry("entries", "2"),
                        entry("entry", entry.toString()),
                        entry("reason", "more than 9 bytes (value-size)"),
                        entry("site", "SOUTH"));
        assertThat(found.command()).isEqualTo("./bridgehead replicate SOUTH");
    }

    @Test
    void entryOfWhichNotEvenTheIdCanBeReadHasNoName() {
        unread(new Unread(new Range(3, 5), 1, EntryId.NONE, "no id"));
        assertThat(Found.only(gateway, FindingCode.CANNOT_READ).arguments())
                .doesNotContainKey("entry");
    }

    private void unread(Unread page) {
        Inbound inbound = Inbound.NONE.offered(true, Instant.MAX).unread(page);
        write(Changes.NONE
                .but()
                .links(List.of(Link.none(SOUTH, BASE).with(inbound)))
                .done());
    }

    @Test
    void suspectedDifferenceIsReportedWithItsRepair() {
        Verification row = Verification.none(SOUTH, NORTH);
        write(Changes.NONE.but().verifications(List.of(row.suspecting(true))).done());
        Finding found = Found.only(gateway, FindingCode.DIFFERS);
        assertThat(found.arguments())
                .containsExactly(entry("context", "ou=NORTH,o=Org"), entry("site", "SOUTH"));
        assertThat(found.command()).isEqualTo("./bridgehead verify SOUTH --repair");
        write(Changes.NONE.but().verifications(List.of(row.suspecting(false))).done());
        assertThat(Found.codes(gateway)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE_BRAKE, DELETE_BRAKE, approve all",
        "UNKNOWN_EPOCH, HELD_UNKNOWN_EPOCH, held list",
        "FOREIGN_WRITE, HELD_FOREIGN_WRITE, held list",
        "OTHER_CONTEXT, HELD_OTHER_CONTEXT, held list",
    })
    void heldChangesAreReportedByTheirReason(Reason reason, FindingCode code, String command) {
        hold(1, reason);
        hold(2, reason);
        Finding found = Found.only(gateway, code);
        assertThat(found.arguments())
                .containsExactly(entry("changes", "2"), entry("context", "o=Org"));
        assertThat(found.command()).isEqualTo("./bridgehead " + command);
        assertThat(Found.codes(gateway)).containsExactly(code);
    }

    @Test
    void approvedDeletionsAreWorkInProgress() {
        hold(1, Reason.APPROVED);
        assertThat(Found.codes(gateway)).isEmpty();
        assertThat(Found.only(gateway, FindingCode.APPROVED_DELETIONS).code().severity())
                .isEqualTo(Severity.PROGRESS);
    }

    private void hold(int number, Reason reason) {
        Stamp stamp = new Stamp(7L << 16, new Epoch(new UUID(7, 7)), number);
        Entry part = new Entry(
                new EntryId(new UUID(0x4000, number)),
                BASE,
                Stamp.NONE,
                new Life(1, true, new Write(stamp, Stamp.NONE)),
                Placement.NONE,
                new TreeMap<>());
        HeldEntry held = new HeldEntry(SOUTH, part, reason, NOW);
        write(Changes.NONE.but().held(List.of(held)).done());
    }

    @Test
    void changesDatedMoreThanADayAheadAreReportedUntilTimeHasCaughtUp() {
        describe(NOW.plus(Duration.ofHours(23)));
        assertThat(Found.codes(gateway)).isEmpty();
        describe(NOW.plus(Duration.ofHours(25)));
        assertThat(Found.only(gateway, FindingCode.CLOCK_AHEAD).arguments())
                .containsExactly(
                        entry("latest", "2026-03-02T13:00:00Z"), entry("writers", "NORTH"));
        gateway.now = gateway.now.plus(Duration.ofHours(2));
        assertThat(Found.codes(gateway)).isEmpty();
    }

    private void describe(Instant at) {
        gateway.store.write(tx -> {
            StoredEntry root = tx.entry(tx.contexts().get(0).id().root()).orElseThrow();
            Entry after = Author.of(tx, at)
                    .replace(
                            root.entry(),
                            AttributeName.of("description"),
                            List.of(AttributeValue.of(at.toString())));
            tx.write(Changes.ofEntries(List.of(after)));
            return 0;
        });
    }

    @Test
    void entryBelowADeletedOneIsReportedWithItsNewPlace() {
        gateway.store.write(tx -> {
            Author author = Author.of(tx, NOW);
            ContextId context = tx.contexts().get(0).id();
            Entry above = author.create(
                    new EntryId(new UUID(0, 1)),
                    context,
                    context.root(),
                    new Rdn("ou=Gone"),
                    Map.of());
            Entry below = author.next()
                    .create(
                            new EntryId(new UUID(0, 2)),
                            context,
                            above.id(),
                            new Rdn("cn=Ann"),
                            Map.of());
            Entry gone = author.next().next().delete(above);
            tx.write(Changes.ofEntries(List.of(above, below, gone)));
            return 0;
        });
        Finding found = Found.only(gateway, FindingCode.LOST_AND_FOUND);
        assertThat(found.arguments()).containsEntry("entries", "1");
        assertThat(found.arguments().get("container")).startsWith("cn=LostAndFound,");
        assertThat(found.arguments().get("example"))
                .startsWith("cn=Ann")
                .contains(",cn=LostAndFound,");
        assertThat(found.command())
                .isEqualTo("./bridgehead search '(entryDN=*cn=LostAndFound*)' dn");
    }

    /** Two people have moved each of two entries below the other. */
    @Test
    void entriesInACircleOfMovesAreCounted() {
        gateway.store.write(tx -> {
            Author author = Author.of(tx, NOW);
            ContextId context = tx.contexts().get(0).id();
            EntryId one = new EntryId(new UUID(0, 1));
            EntryId two = new EntryId(new UUID(0, 2));
            Entry a = author.create(one, context, two, new Rdn("ou=A"), Map.of());
            Entry b = author.next().create(two, context, one, new Rdn("ou=B"), Map.of());
            List<Conflict> rows = Stream.of(a, b)
                    .map(each -> new Conflict(
                            each.id(),
                            Conflict.NAME,
                            a.created(),
                            b.created(),
                            Conflict.LOST + "it is in a circle of moves",
                            "ou=A",
                            Optional.empty()))
                    .toList();
            tx.write(Changes.NONE.but().entries(List.of(a, b)).conflicts(rows).done());
            return 0;
        });

        assertThat(Found.only(gateway, FindingCode.LOST_AND_FOUND).arguments())
                .containsEntry("entries", "2");
    }

    private void write(Changes changes) {
        gateway.store.write(tx -> {
            tx.write(changes);
            return 0;
        });
    }
}
