package io.bridgehead.gateway.outbound;

import io.bridgehead.gateway.mail.RoutingHeaders;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.letter.LetterHead;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a letter weighs as mail, and where it has been.
 *
 * @param divisible whether it may travel in parts
 */
record RouteQueries(long bytes, boolean divisible, Set<SiteId> seen) {

    /** Base64 makes 78 bytes of 57; the rest is the frame of a mail. */
    private static final long FRAME_BYTES = 2_500;

    /** Of a letter of our own. */
    static RouteQueries own(LetterHead letter) {
        return new RouteQueries(letter.bytes() / 57 * 78 + FRAME_BYTES, true, Set.of());
    }

    /** Loads of letters that must be opened to be known. Of one thread. */
    static final class Scale {
        private static final int KNOWN_MAX = 10_000;

        private final Outbox outbox;
        private final Map<Long, RouteQueries> known = new LinkedHashMap<>();

        Scale(Outbox outbox) {
            this.outbox = outbox;
        }

        RouteQueries weigh(LetterHead letter) {
            if (!letter.label().kind().equals(ForwardedMail.KIND)) {
                return own(letter);
            }
            if (known.size() > KNOWN_MAX) {
                known.remove(known.keySet().iterator().next());
            }
            return known.computeIfAbsent(letter.number(), number -> opened(letter));
        }

        private RouteQueries opened(LetterHead letter) {
            return outbox.open(letter)
                    .map(each -> ForwardedMail.of(each.content().payload()).mail())
                    .map(mail -> new RouteQueries(
                            mail.length,
                            false,
                            new HashSet<>(RoutingHeaders.of(mail).trace())))
                    .orElse(own(letter));
        }
    }
}
