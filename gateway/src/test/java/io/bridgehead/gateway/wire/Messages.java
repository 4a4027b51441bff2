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
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.IdRange;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Backsync.GivenPage;
import io.bridgehead.store.partner.Completion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** Messages of every kind and shape, from chance: equal seeds give equal messages. */
public final class Messages {
    private final Random random;
    private final Entries entries;

    public Messages(long seed) {
        this.random = new Random(seed);
        this.entries = new Entries(random);
    }

    /** Any message. */
    public Message any() {
        return switch (random.nextInt(8)) {
            case 0 -> request();
            case 1 -> status();
            case 2 -> refusal();
            case 3 -> verify();
            case 4 -> verifyAnswer();
            default -> update();
        };
    }

    /** An update of up to eight entries in any state that an entry can be in. */
    public Update update() {
        ContextId context = new ContextId(uuid());
        long since = random.nextInt(1000);
        return new Update(
                header(),
                context,
                new CutFor(epoch(), mark(), random.nextBoolean()),
                new Update.PageRange(
                        new Range(since, since + random.nextInt(1000)),
                        mark(),
                        mark(),
                        number(),
                        random.nextBoolean()),
                new Update.PageContent(
                        list(3, () -> new EpochOwner(epoch(), site(), server())),
                        list(8, () -> entries.entry(context)),
                        List.of(),
                        names(),
                        random.nextBoolean()),
                optional(() -> new Completion(number(), vector(), number(), digest())),
                optional(this::given));
    }

    /** {@code update} with other entries. */
    public static Update with(Update update, List<Entry> entries) {
        return update.with(update.content().withEntries(entries));
    }

    public UpdateRequest request() {
        return new UpdateRequest(
                header(),
                new ContextId(uuid()),
                number(),
                new UpdateRequest.Position(epoch(), ranges(), mark()),
                vector(),
                new UpdateRequest.SendOptions(
                        number(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean()),
                new UpdateRequest.Recovery(
                        random.nextBoolean(),
                        ranges(),
                        optional(() -> new UpdateRequest.Taken(epoch(), mark()))));
    }

    private GivenPage given() {
        return new GivenPage(
                number(), 1 + random.nextInt(9), random.nextBoolean(), number(), number());
    }

    public Status status() {
        return new Status(
                header(), random.nextBoolean(), list(4, this::offer), list(2, this::cut), read());
    }

    /** Without marks, or of no epoch, it says nothing, and is not written. */
    private Status.Read read() {
        List<Mark> marks = list(3, this::mark);
        Epoch epoch = epoch();
        return marks.isEmpty() || epoch.equals(Epoch.NONE)
                ? Status.Read.NOTHING
                : new Status.Read(epoch, marks);
    }

    private EpochOwner cut() {
        return new EpochOwner(epoch(), site(), server(), random.nextInt(1000));
    }

    public Refusal refusal() {
        Refusal.Reason[] reasons = Refusal.Reason.values();
        return new Refusal(
                header(),
                reasons[random.nextInt(reasons.length)],
                new ContextId(uuid()),
                number(),
                entries.text());
    }

    public Verify verify() {
        Status.Offer offer = offer();
        return new Verify(
                header(),
                number(),
                offer,
                list(4, this::cluster),
                list(3, () -> new EntryId(uuid())),
                list(3, () -> new EpochOwner(epoch(), site(), server())),
                list(4, () -> entries.entry(offer.context().id())));
    }

    public VerifyAnswer verifyAnswer() {
        Status.Offer offer = offer();
        VerifyAnswer.Kind[] kinds = VerifyAnswer.Kind.values();
        return new VerifyAnswer(
                header(),
                number(),
                kinds[random.nextInt(kinds.length)],
                offer,
                number(),
                list(4, this::cluster),
                list(3, () -> new EpochOwner(epoch(), site(), server())),
                list(4, () -> entries.entry(offer.context().id())));
    }

    private Cluster cluster() {
        EntryId a = new EntryId(uuid());
        EntryId b = new EntryId(uuid());
        IdRange range = a.compareTo(b) <= 0 ? new IdRange(a, b) : new IdRange(b, a);
        return new Cluster(range, number(), digest());
    }

    public Header header() {
        return new Header(
                uuid(),
                new Sender(site(), server(), epoch(), mark()),
                site(),
                entries.text(),
                optional(entries::text),
                instant(),
                instant(),
                new TreeSet<>(list(3, entries::text)));
    }

    private Status.Offer offer() {
        NamingContext context = new NamingContext(
                new ContextId(uuid()), entries.text(), optional(this::site), random.nextBoolean());
        return new Status.Offer(context, number(), vector(), number(), digest(), number(), names());
    }

    private SortedSet<AttributeName> names() {
        return new TreeSet<>(
                list(3, () -> AttributeName.of("attribute-" + random.nextInt(9) + ";lang-de")));
    }

    private Vector vector() {
        TreeMap<Epoch, Ranges> held = new TreeMap<>();
        list(4, this::epoch).forEach(epoch -> held.put(epoch, ranges()));
        return new Vector(held);
    }

    private Ranges ranges() {
        Ranges ranges = Ranges.EMPTY;
        for (int i = random.nextInt(4); i > 0; i--) {
            long since = random.nextInt(8) == 0 ? number() >>> 1 : random.nextInt(50);
            ranges = ranges.with(new Range(since, since + random.nextInt(9)));
        }
        return ranges;
    }

    private Epoch epoch() {
        return entries.epoch();
    }

    /** A stamp of any size. */
    public Stamp stamp() {
        return entries.stamp();
    }

    private Mark mark() {
        return new Mark(number(), random.nextLong());
    }

    private Digest digest() {
        return new Digest(random.nextLong(), random.nextLong());
    }

    private Instant instant() {
        return random.nextBoolean()
                ? Instant.ofEpochMilli(random.nextInt())
                : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    private SiteId site() {
        return new SiteId(List.of("NORTH", "SOUTH", "a", "Site-2").get(random.nextInt(4)));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** Mostly small; now and then as large as it gets. */
    private long number() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> Long.MAX_VALUE;
            case 2 -> random.nextLong() >>> 1;
            default -> random.nextInt(10_000);
        };
    }

    private <T> Optional<T> optional(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> list(int sizeMax, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(sizeMax + 1); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private String server() {
        String text = entries.text();
        return text.substring(0, Math.min(text.length(), 64));
    }
}
