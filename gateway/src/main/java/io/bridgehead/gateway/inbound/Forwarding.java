package io.bridgehead.gateway.inbound;

import static java.util.stream.Collectors.joining;

import io.bridgehead.gateway.mail.RoutingHeaders;
import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.gateway.replication.Verdict;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.NewLetter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Mail for another site is passed on, unopened and with a line added to its trace: it stands in the
 * outbox, durably, before its spool file goes. Mail that would go round for ever is parked.
 */
public final class Forwarding {
    private final SiteId self;
    private final int hopsMax;
    private final Duration lifetime;
    private final ToLongFunction<SiteId> bytesMax;

    /**
     * Forwards from {@code self}.
     *
     * @param hopsMax gateways that may have had the mail before us
     * @param lifetime how long it may wait here
     * @param bytesMax the largest mail that goes to a site, now or later; 0 if it cannot be reached
     */
    public Forwarding(
            SiteId self, int hopsMax, Duration lifetime, ToLongFunction<SiteId> bytesMax) {
        this.self = self;
        this.hopsMax = hopsMax;
        this.lifetime = lifetime;
        this.bytesMax = bytesMax;
    }

    /** Whether this mail is for another site. */
    public boolean concerns(RoutingHeaders waybill) {
        return waybill.to().isPresent() && !waybill.to().get().equals(self);
    }

    /** Puts the mail into the outbox, in the transaction given, or says why not. */
    public Handled receive(
            Transaction transaction, RoutingHeaders waybill, ForwardedMail freight, Instant now) {
        SiteId to = waybill.to().orElseThrow();
        String path = Stream.concat(waybill.trace().stream(), Stream.of(self))
                .map(SiteId::name)
                .collect(joining(" > "));
        if (waybill.trace().contains(self)) {
            return new Handled(Verdict.LOOPED, "for " + to + " it came back here: " + path);
        }
        if (waybill.trace().size() > hopsMax) {
            return new Handled(
                    Verdict.TOO_MANY_HOPS, "for " + to + ", limit " + hopsMax + ": " + path);
        }
        long limit = bytesMax.applyAsLong(to);
        if (limit == 0) {
            return new Handled(Verdict.UNROUTABLE, noWay(to, path));
        }
        byte[] stamped = waybill.stamped(freight.mail(), self);
        if (stamped.length > limit) {
            return new Handled(Verdict.TOO_LARGE, tooLarge(to, path, stamped.length, limit));
        }
        String id = "forward-" + digest(freight.mail());
        transaction.post(new NewLetter(
                new LetterLabel(to, id, id, ForwardedMail.KIND, now, now.plus(lifetime)),
                new ForwardedMail(freight.sender(), stamped).payload()));
        return new Handled(Verdict.FORWARDED, path + " > " + to);
    }

    private static String noWay(SiteId to, String path) {
        return "no way leads to " + to + ": " + path + ". Cure: add a connected-site for " + to
                + "; if that site was renamed, correct its name where the mail began. Then 'queue"
                + " reprocess'";
    }

    private static String tooLarge(SiteId to, String path, long bytes, long limit) {
        return "for " + to + ", " + bytes
                + " bytes are passed on whole, and no connector to it takes"
                + " more than " + limit + ": " + path + ". Cure: raise max-message-size of a"
                + " connector to " + to + " here, then 'queue reprocess'; or lower it at the site"
                + " where the mail began, which then sends smaller parts";
    }

    /** The same mail twice is one letter. */
    private static String digest(byte[] mail) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(mail);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 16));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
