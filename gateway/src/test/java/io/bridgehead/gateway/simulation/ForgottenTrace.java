package io.bridgehead.gateway.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.gateway.outbound.RouteQueries;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.Store;
import io.bridgehead.store.letter.Carried;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SizeLimit;
import io.bridgehead.store.memory.MemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The planted bug NO_SITE_COUNTS_AS_VISITED: a sender asks for the way of a forwarded letter as if no
 * site had had it. It is planted between the outbox and what the sender asks of it.
 */
final class ForgottenTrace implements Databases {
    /** The first world that shows it. */
    static final long SEED = 93;

    /** What it breaks there, as the simulator says. */
    static final String LAW = "no mail goes back to a site that has had it";

    @Override
    public Store create(Identity self) {
        return new MemoryStore(self);
    }

    @Override
    public RouteQueries queries(Outbox outbox) {
        return new RouteQueries(new WithoutTraces(outbox));
    }

    private record WithoutTraces(Outbox outbox) implements Outbox {
        @Override
        public Optional<Letter> open(LetterHead head) {
            return outbox.open(head).map(letter -> head.with(withoutTrace(letter)));
        }

        private static byte[] withoutTrace(Letter letter) {
            ForwardedMail forwarded = ForwardedMail.of(letter.content().payload());
            String mail = new String(forwarded.mail(), ISO_8859_1)
                    .replaceAll("(?m)^Bridgehead-Trace: .*\r\n", "");
            return new ForwardedMail(forwarded.sender(), mail.getBytes(ISO_8859_1)).payload();
        }

        @Override
        public SortedSet<SiteId> sites() {
            return outbox.sites();
        }

        @Override
        public List<Letter> due(SiteId to, Instant now, int limit) {
            return outbox.due(to, now, limit);
        }

        @Override
        public List<LetterHead> dueHeads(SiteId to, Instant now, int limit) {
            return outbox.dueHeads(to, now, limit);
        }

        @Override
        public List<LetterHead> list(int limit) {
            return outbox.list(limit);
        }

        @Override
        public long size() {
            return outbox.size();
        }

        @Override
        public void sent(long number) {
            outbox.sent(number);
        }

        @Override
        public void sent(long number, Carried carried) {
            outbox.sent(number, carried);
        }

        @Override
        public void replace(long number, NewLetter other) {
            outbox.replace(number, other);
        }

        @Override
        public List<Carried> carried() {
            return outbox.carried();
        }

        @Override
        public List<SizeLimit> sizeLimits() {
            return outbox.sizeLimits();
        }

        @Override
        public void keep(SizeLimit limit) {
            outbox.keep(limit);
        }

        @Override
        public void forget(SizeLimit limit) {
            outbox.forget(limit);
        }

        @Override
        public void deferred(long number, Instant due, String trouble) {
            outbox.deferred(number, due, trouble);
        }

        @Override
        public List<LetterHead> expire(Instant now) {
            return outbox.expire(now);
        }
    }
}
