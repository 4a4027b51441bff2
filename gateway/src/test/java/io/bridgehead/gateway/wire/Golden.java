package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.message.Cluster;
import io.bridgehead.gateway.message.CutFor;
import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Refusal;
import io.bridgehead.gateway.message.Sender;
import io.bridgehead.gateway.message.Status;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.message.Verify;
import io.bridgehead.gateway.message.VerifyAnswer;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.IdRange;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Backsync.GivenPage;
import io.bridgehead.store.partner.Completion;
import io.bridgehead.store.view.Author;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One message of every kind, and the files in which it has to stand for as long as there is a
 * version 1. They are the examples of docs/wire-format.md too.
 */
final class Golden {
    private static final Epoch NORTH = Epoch.of("3f0c7a1e-52d4-4c1b-9e77-0a6b1c2d3e4f");
    private static final Epoch SOUTH = Epoch.of("b1d9e0a2-6c3f-4f58-8a41-9d7e6f5a4b3c");
    private static final ContextId PEOPLE = ContextId.of("0d4a9c1b-7e2f-5a63-b8d0-4c5e6f7a8b9c");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Golden() {}

    static SortedMap<String, Message> messages() {
        return new TreeMap<>(Map.of(
                "update-request.xml", request(),
                "update-request-backsync.xml", backsync(),
                "update-request-taken.xml", taken(),
                "update.xml", update(),
                "update-given.xml", given(),
                "status.xml", status(),
                "refusal.xml", refusal(),
                "verify.xml", verify(),
                "verify-answer.xml", verifyAnswer()));
    }

    static String text(String file) {
        try (InputStream in =
                Objects.requireNonNull(Golden.class.getResourceAsStream("golden/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static UpdateRequest request() {
        return new UpdateRequest(
                header("SOUTH", "south-1", SOUTH, "NORTH", Optional.empty()),
                PEOPLE,
                7,
                new UpdateRequest.Position(
                        NORTH,
                        Ranges.upTo(40).with(new Range(42, 48)),
                        new Mark(40, 0x1122334455667788L)),
                vector(),
                new UpdateRequest.SendOptions(16 << 20, true, false, false),
                UpdateRequest.Recovery.NONE);
    }

    private static UpdateRequest with(UpdateRequest.Recovery recovery) {
        UpdateRequest it = request();
        return new UpdateRequest(
                it.header(),
                it.context(),
                it.number(),
                it.position(),
                it.vector(),
                it.options(),
                recovery);
    }

    private static UpdateRequest backsync() {
        return with(new UpdateRequest.Recovery(true, Ranges.EMPTY, Optional.empty()));
    }

    /** Two pages have come, and the answer before is claimed: both never occur in one request. */
    private static UpdateRequest taken() {
        return with(new UpdateRequest.Recovery(
                false,
                Ranges.upTo(2),
                Optional.of(new UpdateRequest.Taken(NORTH, new Mark(43, 0x99aabbccddeeff00L)))));
    }

    /** The last of two pages of what SOUTH has lost. */
    private static Update given() {
        Author south = new Author(new Stamp(HybridTime.after(0, NOON), SOUTH, 6));
        Mark at = new Mark(43, 0x99aabbccddeeff00L);
        return new Update(
                header("NORTH", "north-1", NORTH, "SOUTH", Optional.empty()),
                PEOPLE,
                new CutFor(SOUTH, new Mark(5, 0x1a2b3c4d5e6f7081L), false),
                new Update.PageRange(new Range(43, 43), at, at, 43, true),
                new Update.PageContent(
                        List.of(new EpochOwner(SOUTH, new SiteId("SOUTH"), "south-1")),
                        List.of(person(south, 0xd, "Ole Dahl")),
                        List.of(),
                        names(),
                        false),
                Optional.empty(),
                Optional.of(new GivenPage(7, 2, true, 1012, 12)));
    }

    /** A new person, a person with a new mail address and a photo, and a person who left. */
    private static Update update() {
        Author first = new Author(new Stamp(HybridTime.after(0, NOON), NORTH, 41));
        Author second = first.next();
        Entry anna = person(first, 0xa, "Anna Berg");
        Author before = new Author(new Stamp(HybridTime.after(0, NOON.minusSeconds(9)), NORTH, 12));
        Entry late = second.next().delete(person(before, 0xb, "Late Lee"));
        Author south = new Author(new Stamp(HybridTime.after(0, NOON.plusSeconds(9)), SOUTH, 5));
        Entry zoe = south.replace(
                person(second, 0xc, "Zo\u00eb & Co"),
                AttributeName.of("mail"),
                List.of(AttributeValue.of("zoe@south.example")));
        Entry photo = south.addValues(
                zoe,
                AttributeName.of("jpegPhoto"),
                List.of(AttributeValue.of("\u0001\u0002\u0003")));
        return new Update(
                header("NORTH", "north-1", NORTH, "SOUTH", Optional.of("south-1.7")),
                PEOPLE,
                new CutFor(SOUTH, new Mark(5, 0x1a2b3c4d5e6f7081L), false),
                new Update.PageRange(
                        new Range(40, 43),
                        new Mark(40, 0x1122334455667788L),
                        new Mark(43, 0x99aabbccddeeff00L),
                        43,
                        false),
                new Update.PageContent(
                        List.of(
                                new EpochOwner(NORTH, new SiteId("NORTH"), "north-1"),
                                new EpochOwner(SOUTH, new SiteId("SOUTH"), "south-1")),
                        List.of(anna, photo, late),
                        List.of(),
                        names("audio", "telephoneNumber"),
                        true),
                Optional.of(new Completion(43, vector(), 2, new Digest(1, 2))),
                Optional.empty());
    }

    private static Entry person(Author author, int number, String name) {
        return author.create(
                new EntryId(new UUID(0x1c5a_0000_0000_4000L, number)),
                PEOPLE,
                PEOPLE.root(),
                new Rdn("cn=" + name),
                Map.of(
                        AttributeName.of("cn"), List.of(AttributeValue.of(name)),
                        AttributeName.of("mail"), List.of(AttributeValue.of("old@north.example")),
                        AttributeName.of("objectClass"), List.of(AttributeValue.of("person"))));
    }

    private static Status status() {
        return new Status(
                header("NORTH", "north-1", NORTH, "SOUTH", Optional.empty()),
                true,
                List.of(offer()),
                List.of(new EpochOwner(SOUTH, new SiteId("SOUTH"), "south-1", 4)),
                new Status.Read(SOUTH, List.of(new Mark(5, 0x0123456789abcdefL))));
    }

    private static Status.Offer offer() {
        return new Status.Offer(
                new NamingContext(
                        PEOPLE, "ou=NORTH,o=Example", Optional.of(new SiteId("NORTH")), false),
                43,
                vector(),
                2,
                new Digest(0x0123456789abcdefL, 0xfedcba9876543210L),
                0,
                names("audio"));
    }

    private static SortedSet<AttributeName> names(String... names) {
        return Stream.of(names)
                .map(AttributeName::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One range is still to be compared, one entry is wanted, one is to be taken. */
    private static Verify verify() {
        EntryId anna = new EntryId(new UUID(0x1c5a_0000_0000_4000L, 0xa));
        EntryId zoe = new EntryId(new UUID(0x1c5a_0000_0000_4000L, 0xc));
        Author author = new Author(new Stamp(HybridTime.after(0, NOON), NORTH, 41));
        return new Verify(
                header("SOUTH", "south-1", SOUTH, "NORTH", Optional.empty()),
                3,
                offer(),
                List.of(new Cluster(new IdRange(anna, zoe), 2, new Digest(5, 6))),
                List.of(zoe),
                List.of(new EpochOwner(NORTH, new SiteId("NORTH"), "north-1")),
                List.of(person(author, 0xa, "Anna Berg")));
    }

    /** One entry fewer, and one that is not known at all. */
    private static VerifyAnswer verifyAnswer() {
        EntryId anna = new EntryId(new UUID(0x1c5a_0000_0000_4000L, 0xa));
        EntryId late = new EntryId(new UUID(0x1c5a_0000_0000_4000L, 0xb));
        EntryId zoe = new EntryId(new UUID(0x1c5a_0000_0000_4000L, 0xc));
        return new VerifyAnswer(
                header("NORTH", "north-1", NORTH, "SOUTH", Optional.of("south-1.7")),
                3,
                VerifyAnswer.Kind.COMPARED,
                offer(),
                1,
                List.of(
                        new Cluster(new IdRange(anna, late), 1, new Digest(1, 2)),
                        new Cluster(new IdRange(late, zoe), 0, Digest.EMPTY)),
                List.of(),
                List.of(Entry.unknown(zoe, PEOPLE)));
    }

    private static Refusal refusal() {
        return new Refusal(
                header("NORTH", "north-1", NORTH, "SOUTH", Optional.of("south-1.7")),
                Refusal.Reason.RESYNC,
                PEOPLE,
                6,
                "Your cursor is of another epoch.");
    }

    private static Vector vector() {
        return Vector.EMPTY
                .with(NORTH, Ranges.upTo(41).with(new Range(42, 43)))
                .with(SOUTH, Ranges.upTo(5));
    }

    private static Header header(
            String site, String server, Epoch epoch, String receiver, Optional<String> inReplyTo) {
        return new Header(
                UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7"),
                new Sender(new SiteId(site), server, epoch, new Mark(43, 0x0f1e2d3c4b5a6978L)),
                new SiteId(receiver),
                server + ".7",
                inReplyTo,
                NOON,
                NOON.plusSeconds(7 * 86_400),
                new TreeSet<>(List.of("zstd")));
    }
}
