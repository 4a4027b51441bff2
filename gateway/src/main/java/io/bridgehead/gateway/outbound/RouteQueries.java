package io.bridgehead.gateway.outbound;

import io.bridgehead.gateway.mail.RoutingHeaders;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.letter.LetterHead;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Says what choosing a way must know of a letter: its size as mail, whether it may be divided, and
 * which sites have had it. The sender, {@code status} and the forwarding of mail all ask here, so that
 * they never judge one letter differently. Thread-safe.
 */
public final class RouteQueries {

    /** Base64 makes 78 bytes of 57; the rest is the headers and the text of a mail. */
    private static final long FRAME_BYTES = 2_500;

    private static final int BYTES_OF_A_LINE = 57;
    private static final int LINE_AS_BASE64 = 78;

    /** How many forwarded letters are remembered, so that each is opened once. */
    private static final int OPENED_MAX = 10_000;

    private final Outbox outbox;
    private final Map<Long, RouteQuery> opened = new LinkedHashMap<>();

    /** Opens forwarded letters in {@code outbox}: only the mail inside says where it has been. */
    public RouteQueries(Outbox outbox) {
        this.outbox = outbox;
    }

    /** A letter of this site: it may travel in parts, and no other site has had it. */
    public static RouteQuery own(LetterHead letter) {
        long bytes = letter.bytes() / BYTES_OF_A_LINE * LINE_AS_BASE64 + FRAME_BYTES;
        return new RouteQuery(letter.label().messageId(), bytes, true, Set.of(), new TreeMap<>());
    }

    /** A mail that is passed on whole, as it would leave here. */
    public static RouteQuery forwarded(String messageId, byte[] mail) {
        return new RouteQuery(
                messageId,
                mail.length,
                false,
                new HashSet<>(RoutingHeaders.of(mail).trace()),
                new TreeMap<>());
    }

    /** What to know of this letter. The tries in vain are added where the way is chosen. */
    public RouteQuery of(LetterHead letter) {
        if (!letter.label().kind().equals(ForwardedMail.KIND)) {
            return own(letter);
        }
        return remembered(letter)
                .or(() -> outbox.open(letter)
                        .map(each -> remember(
                                letter,
                                forwarded(
                                        letter.label().messageId(),
                                        ForwardedMail.of(each.content().payload())
                                                .mail()))))
                .orElseGet(() -> own(letter));
    }

    private synchronized Optional<RouteQuery> remembered(LetterHead letter) {
        return Optional.ofNullable(opened.get(letter.number()));
    }

    private synchronized RouteQuery remember(LetterHead letter, RouteQuery query) {
        if (opened.size() >= OPENED_MAX) {
            opened.remove(opened.keySet().iterator().next());
        }
        opened.put(letter.number(), query);
        return query;
    }
}
