package io.bridgehead.store.sql;

import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Completion;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.SentPage;
import io.bridgehead.store.partner.Unread;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The state of replication as bytes; {@link StateUnpacker} reads field for field what this writes. */
final class StatePacker {
    /** The oldest version that a database may still have. */
    static final int VERSION_2 = 2;

    /** Adds to a link which attributes its cursor lacks, and whether it read partial pages. */
    static final int VERSION_3_LACKING = 3;

    /** Adds to a partner the marks that no cursor proves. */
    static final int VERSION_4_UNPROVED = 4;

    /** Adds to a link: from where our claims are true, how far the supplier has told, the unread page. */
    static final int VERSION_5_UNREAD = 5;

    /** Texts of any length; a partner's standing and troubles instead of one code. */
    static final int VERSION_6_STANDING = 6;

    /** Adds to a link how far what a restore lost was given back, in both directions. */
    static final int VERSION_7_BACKSYNC = 7;

    /** The version that is written: the first byte of all. */
    static final int VERSION = VERSION_7_BACKSYNC;

    private StatePacker() {}

    static byte[] pack(Vector vector) {
        return PackingOutput.pack(VERSION, vector, StatePacker::vector);
    }

    static byte[] pack(Partner partner) {
        return PackingOutput.pack(VERSION, partner, StatePacker::partner);
    }

    static byte[] pack(Link link) {
        return PackingOutput.pack(VERSION, link, StatePacker::link);
    }

    private static void partner(PackingOutput out, Partner partner) throws IOException {
        out.text(partner.site().name());
        out.text(partner.server());
        out.uuid(partner.epoch().value());
        out.number(partner.sequence());
        out.number(partner.status());
        out.count(partner.statusAttempts());
        out.instant(partner.statusDue());
        out.instant(partner.lastHeard());
        out.text(partner.standing().name());
        out.all(partner.troubles(), (to, each) -> to.text(each.name()));
        out.number(partner.agreed());
        out.flag(partner.owesBacksync());
        out.all(partner.unproved(), StatePacker::mark);
    }

    private static void link(PackingOutput out, Link link) throws IOException {
        out.text(link.partner().name());
        out.uuid(link.context().value());
        inbound(out, link.inbound());
        outbound(out, link.outbound());
    }

    private static void inbound(PackingOutput out, Inbound inbound) throws IOException {
        out.flag(inbound.offered());
        cursor(out, inbound.cursor());
        out.flag(inbound.pending().isPresent());
        if (inbound.pending().isPresent()) {
            completion(out, inbound.pending().get());
        }
        out.number(inbound.request());
        out.count(inbound.attempts());
        out.instant(inbound.due());
        out.flag(inbound.asking());
        out.number(inbound.unanswered());
        out.flag(inbound.refresh());
        out.all(inbound.lacking(), (to, each) -> to.text(each.value()));
        out.number(inbound.claimsFrom());
        out.number(inbound.told());
        unread(out, inbound.unread());
        out.flag(inbound.partial());
        BacksyncPacking.pack(out, inbound.backsync());
    }

    private static void unread(PackingOutput out, Optional<Unread> unread) throws IOException {
        out.flag(unread.isPresent());
        if (unread.isPresent()) {
            range(out, unread.get().range());
            out.count(unread.get().entries());
            out.uuid(unread.get().first().value());
            out.text(unread.get().why());
        }
    }

    private static void cursor(PackingOutput out, Cursor cursor) throws IOException {
        out.uuid(cursor.epoch().value());
        ranges(out, cursor.received());
        out.all(cursor.marks().entrySet(), StatePacker::markAt);
        out.number(cursor.snapshot());
    }

    private static void markAt(PackingOutput out, Map.Entry<Long, Mark> each) throws IOException {
        out.number(each.getKey());
        mark(out, each.getValue());
    }

    static void mark(PackingOutput out, Mark mark) throws IOException {
        out.number(mark.usn());
        out.number(mark.value());
    }

    private static void completion(PackingOutput out, Completion completion) throws IOException {
        out.number(completion.snapshot());
        vector(out, completion.vector());
        out.number(completion.live());
        out.number(completion.digest().high());
        out.number(completion.digest().low());
    }

    private static void outbound(PackingOutput out, Outbound outbound) throws IOException {
        out.uuid(outbound.epoch().value());
        out.number(outbound.request());
        ranges(out, outbound.received());
        out.all(outbound.sent(), StatePacker::page);
        out.number(outbound.window());
        vector(out, outbound.vector());
        mark(out, outbound.claimed());
        out.flag(outbound.tell());
        out.flag(outbound.serving());
        out.flag(outbound.refresh());
        out.number(outbound.scanned());
        out.instant(outbound.nextTell());
        out.number(outbound.taken());
        out.flag(outbound.giving().isPresent());
        if (outbound.giving().isPresent()) {
            BacksyncPacking.pack(out, outbound.giving().get());
        }
    }

    static void page(PackingOutput out, SentPage page) throws IOException {
        range(out, page.range());
        out.number(page.bytes());
    }

    private static void vector(PackingOutput out, Vector vector) throws IOException {
        out.all(vector.held().entrySet(), StatePacker::held);
    }

    private static void held(PackingOutput out, Map.Entry<Epoch, Ranges> each) throws IOException {
        out.uuid(each.getKey().value());
        ranges(out, each.getValue());
    }

    static void ranges(PackingOutput out, Ranges ranges) throws IOException {
        out.all(ranges.list(), StatePacker::range);
    }

    private static void range(PackingOutput out, Range range) throws IOException {
        out.number(range.since());
        out.number(range.through());
    }
}
