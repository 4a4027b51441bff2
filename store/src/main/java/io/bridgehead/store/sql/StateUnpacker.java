package io.bridgehead.store.sql;

import static io.bridgehead.store.sql.StatePacker.VERSION;
import static io.bridgehead.store.sql.StatePacker.VERSION_2;
import static io.bridgehead.store.sql.StatePacker.VERSION_3_LACKING;
import static io.bridgehead.store.sql.StatePacker.VERSION_4_UNPROVED;
import static io.bridgehead.store.sql.StatePacker.VERSION_5_UNREAD;
import static io.bridgehead.store.sql.StatePacker.VERSION_6_STANDING;
import static io.bridgehead.store.sql.StatePacker.VERSION_7_BACKSYNC;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Backsync;
import io.bridgehead.store.partner.Completion;
import io.bridgehead.store.partner.Giving;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Question;
import io.bridgehead.store.partner.SentPage;
import io.bridgehead.store.partner.Standing;
import io.bridgehead.store.partner.Trouble;
import io.bridgehead.store.partner.Unread;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads what {@link StatePacker} wrote; {@link IllegalStateException} if these are other bytes. The
 * arguments of a constructor are evaluated in their order, which is the order of the bytes.
 */
final class StateUnpacker {
    private StateUnpacker() {}

    static Vector vector(byte[] packed) {
        return PackingInput.unpack(packed, VERSION_2, VERSION, StateUnpacker::vector);
    }

    static Partner partner(byte[] packed) {
        return PackingInput.unpack(packed, VERSION_2, VERSION, StateUnpacker::partner);
    }

    static Link link(byte[] packed) {
        return PackingInput.unpack(packed, VERSION_2, VERSION, StateUnpacker::link);
    }

    private static Partner partner(PackingInput in) throws IOException {
        SiteId site = new SiteId(text(in));
        String server = text(in);
        Epoch epoch = new Epoch(in.uuid());
        Partner.Sent sent = new Partner.Sent(in.number(), in.number(), in.count(), in.instant());
        Instant lastHeard = in.instant();
        Condition condition = condition(in);
        long agreed = in.number();
        boolean owesBacksync = in.flag();
        List<Mark> unproved =
                in.version() < VERSION_4_UNPROVED ? List.of() : in.all(StateUnpacker::mark);
        return new Partner(
                site,
                server,
                condition.standing(),
                condition.troubles(),
                new Partner.Heard(epoch, lastHeard, unproved),
                sent,
                agreed,
                owesBacksync);
    }

    private record Condition(Standing standing, SortedSet<Trouble> troubles) {}

    private static Condition condition(PackingInput in) throws IOException {
        if (in.version() < VERSION_6_STANDING) {
            return formerCondition(in.shortText());
        }
        Standing standing = Standing.valueOf(in.text());
        return new Condition(standing, new TreeSet<>(in.all(from -> Trouble.valueOf(from.text()))));
    }

    /** Until version 5 one code told either what the operator had decided or the latest trouble. */
    private static Condition formerCondition(String code) {
        SortedSet<Trouble> none = Collections.emptySortedSet();
        return switch (code) {
            case "" -> new Condition(Standing.ACTIVE, none);
            case "SUSPENDED" -> new Condition(Standing.SUSPENDED, none);
            case "REMOVED" -> new Condition(Standing.REMOVED, none);
            default ->
                new Condition(Standing.ACTIVE, new TreeSet<>(List.of(Trouble.valueOf(code))));
        };
    }

    private static Link link(PackingInput in) throws IOException {
        return new Link(new SiteId(text(in)), new ContextId(in.uuid()), inbound(in), outbound(in));
    }

    private static Inbound inbound(PackingInput in) throws IOException {
        boolean hasUnread = in.version() >= VERSION_5_UNREAD;
        boolean hasLacking = in.version() >= VERSION_3_LACKING;
        boolean offered = in.flag();
        Cursor cursor = cursor(in);
        Optional<Completion> pending = in.flag() ? Optional.of(completion(in)) : Optional.empty();
        Question question = new Question(
                in.number(), in.count(), in.instant(), in.flag(), in.number(), in.flag());
        TreeSet<AttributeName> lacking =
                new TreeSet<>(hasLacking ? in.all(StateUnpacker::attributeName) : List.of());
        long claimsFrom = hasUnread ? in.number() : 0;
        long told = hasUnread ? in.number() : 0;
        Optional<Unread> unread =
                hasUnread && in.flag() ? Optional.of(unread(in)) : Optional.empty();
        boolean partial = hasLacking && in.flag();
        Backsync backsync =
                in.version() < VERSION_7_BACKSYNC ? Backsync.NONE : BacksyncPacking.backsync(in);
        return new Inbound(
                offered,
                told,
                new Inbound.Position(cursor, pending, lacking, claimsFrom, unread, partial),
                question,
                backsync);
    }

    private static AttributeName attributeName(PackingInput in) throws IOException {
        return new AttributeName(text(in));
    }

    private static Unread unread(PackingInput in) throws IOException {
        return new Unread(range(in), in.count(), new EntryId(in.uuid()), text(in));
    }

    private static String text(PackingInput in) throws IOException {
        return in.version() < VERSION_6_STANDING ? in.shortText() : in.text();
    }

    private static Cursor cursor(PackingInput in) throws IOException {
        Epoch epoch = new Epoch(in.uuid());
        Ranges received = ranges(in);
        TreeMap<Long, Mark> marks = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
            marks.put(in.number(), mark(in));
        }
        return new Cursor(epoch, received, marks, in.number());
    }

    static Mark mark(PackingInput in) throws IOException {
        return new Mark(in.number(), in.number());
    }

    private static Completion completion(PackingInput in) throws IOException {
        return new Completion(
                in.number(), vector(in), in.number(), new Digest(in.number(), in.number()));
    }

    private static Outbound outbound(PackingInput in) throws IOException {
        Epoch epoch = new Epoch(in.uuid());
        long request = in.number();
        Ranges received = ranges(in);
        List<SentPage> sent = in.all(StateUnpacker::page);
        long window = in.number();
        Vector vector = vector(in);
        Mark at = mark(in);
        Outbound.Asked asked = new Outbound.Asked(epoch, request, window, in.flag());
        boolean serving = in.flag();
        boolean refresh = in.flag();
        long scanned = in.number();
        Instant nextTell = in.instant();
        boolean hasBacksync = in.version() >= VERSION_7_BACKSYNC;
        long taken = hasBacksync ? in.number() : 0;
        Optional<Giving> giving = hasBacksync && in.flag()
                ? Optional.of(BacksyncPacking.giving(in))
                : Optional.empty();
        return new Outbound(
                asked,
                new Outbound.Claim(vector, at, taken),
                new Outbound.Delivery(received, sent, serving, refresh, scanned, nextTell, giving));
    }

    static SentPage page(PackingInput in) throws IOException {
        return new SentPage(range(in), in.number());
    }

    private static Vector vector(PackingInput in) throws IOException {
        TreeMap<Epoch, Ranges> held = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
            held.put(new Epoch(in.uuid()), ranges(in));
        }
        return new Vector(held);
    }

    static Ranges ranges(PackingInput in) throws IOException {
        return new Ranges(in.all(StateUnpacker::range));
    }

    private static Range range(PackingInput in) throws IOException {
        return new Range(in.number(), in.number());
    }
}
