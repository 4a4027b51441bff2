package io.bridgehead.store.sql;

import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.OriginOrder;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.partner.Backsync;
import io.bridgehead.store.partner.Giving;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** What a link remembers of a backsync as bytes, in both directions of the link. */
final class BacksyncPacking {
    private BacksyncPacking() {}

    static void pack(PackingOutput out, Backsync backsync) throws IOException {
        out.text(backsync.phase().name());
        out.flag(backsync.asked().isPresent());
        if (backsync.asked().isPresent()) {
            out.instant(backsync.asked().get());
        }
        out.number(backsync.round());
        StatePacker.ranges(out, backsync.pages());
        out.number(backsync.count().found());
        out.number(backsync.count().deleted());
        out.number(backsync.count().given());
        out.number(backsync.proof().last());
        out.flag(backsync.proof().begun().isPresent());
        if (backsync.proof().begun().isPresent()) {
            StatePacker.mark(out, backsync.proof().begun().get());
        }
        out.flag(backsync.proof().clean());
    }

    static Backsync backsync(PackingInput in) throws IOException {
        Backsync.Phase phase = Backsync.Phase.valueOf(in.text());
        Optional<Instant> asked = in.flag() ? Optional.of(in.instant()) : Optional.empty();
        long round = in.number();
        Ranges pages = StateUnpacker.ranges(in);
        Backsync.Count count = new Backsync.Count(in.number(), in.number(), in.number());
        long last = in.number();
        Optional<Mark> begun = in.flag() ? Optional.of(StateUnpacker.mark(in)) : Optional.empty();
        return new Backsync(
                phase, asked, round, pages, count, new Backsync.Proof(last, begun, in.flag()));
    }

    static void pack(PackingOutput out, Giving giving) throws IOException {
        out.number(giving.round());
        out.uuid(giving.life().value());
        out.number(giving.after().usn());
        out.uuid(giving.after().id().value());
        out.number(giving.page());
        out.number(giving.found());
        out.number(giving.deleted());
        out.all(giving.sent(), StatePacker::page);
        out.flag(giving.ended());
    }

    static Giving giving(PackingInput in) throws IOException {
        return new Giving(
                in.number(),
                new Epoch(in.uuid()),
                new OriginOrder(in.number(), new EntryId(in.uuid())),
                in.number(),
                in.number(),
                in.number(),
                in.all(StateUnpacker::page),
                in.flag());
    }
}
