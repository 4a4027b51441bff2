package io.bridgehead.gateway.inbound;

import static java.util.stream.Collectors.joining;

import io.bridgehead.gateway.mail.RoutingHeaders;
import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.gateway.outbound.RouteQueries;
import io.bridgehead.gateway.outbound.SizeReports;
import io.bridgehead.gateway.outbound.WayChoice;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.Selection;
import io.bridgehead.routing.Selection.Loser;
import io.bridgehead.routing.SelectionRule;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Passes on mail for other sites, unopened, with a line added to its trace. The mail is in the outbox,
 * durably, before its spool file is removed. Mail that loops, or that can leave here by no way, goes
 * into quarantine with its path, so that an operator sees it at once.
 */
public final class Forwarding {
    private final SiteId self;
    private final int hopsMax;
    private final Duration lifetime;
    private final WayChoice ways;
    private final Optional<SizeReports> reports;

    /**
     * Forwards from {@code self}.
     *
     * @param hopsMax how many gateways may have forwarded the mail before this one
     * @param lifetime how long it may wait here
     * @param ways the choice by which it will leave
     */
    public Forwarding(SiteId self, int hopsMax, Duration lifetime, WayChoice ways) {
        this(self, hopsMax, lifetime, ways, Optional.empty());
    }

    /** As above, and {@code reports} tell the writer of a mail that it is too large. */
    public Forwarding(
            SiteId self,
            int hopsMax,
            Duration lifetime,
            WayChoice ways,
            Optional<SizeReports> reports) {
        this.reports = reports;
        this.self = self;
        this.hopsMax = hopsMax;
        this.lifetime = lifetime;
        this.ways = ways;
    }

    /** Whether this mail is for another site. */
    public boolean concerns(RoutingHeaders headers) {
        return headers.to().isPresent() && !headers.to().get().equals(self);
    }

    /** Puts the mail into the outbox, in the transaction given, or says why not. */
    public Handled receive(
            Transaction transaction, RoutingHeaders headers, ForwardedMail received, Instant now) {
        SiteId to = headers.to().orElseThrow();
        String path = Stream.concat(headers.trace().stream(), Stream.of(self))
                .map(SiteId::name)
                .collect(joining(" > "));
        if (headers.trace().contains(self)) {
            return new Handled(Verdict.LOOPED, "for " + to + " it came back here: " + path);
        }
        if (headers.trace().size() > hopsMax) {
            return new Handled(
                    Verdict.TOO_MANY_HOPS, "for " + to + ", limit " + hopsMax + ": " + path);
        }
        byte[] stamped = headers.stamped(received.mail(), self);
        String id = "forward-" + digest(received.mail());
        Selection selection = ways.select(to, RouteQueries.forwarded(id, stamped), now);
        if (selection.chosen().isEmpty()) {
            ForwardedMail whole = new ForwardedMail(received.sender(), stamped);
            return noWay(transaction, selection, path, whole, now);
        }
        transaction.withdraw(to, id);
        transaction.post(new NewLetter(
                new LetterLabel(to, id, id, ForwardedMail.KIND, now, now.plus(lifetime)),
                new ForwardedMail(received.sender(), stamped).payload()));
        return new Handled(Verdict.FORWARDED, path + " > " + to);
    }

    /** Names what an operator can change: the limit, if only the size is in the way, else the tables. */
    private Handled noWay(
            Transaction transaction,
            Selection selection,
            String path,
            ForwardedMail mail,
            Instant now) {
        SiteId to = selection.target();
        if (selection.losers().isEmpty()) {
            return new Handled(Verdict.UNROUTABLE, noConnector(to, path));
        }
        OptionalLong limit = selection.losers().stream()
                .filter(each -> each.rule() == SelectionRule.TOO_LARGE)
                .mapToLong(each -> ways.limitOf(to, each.candidate().connector(), now))
                .max();
        if (limit.isEmpty()) {
            return new Handled(Verdict.UNROUTABLE, noWayOn(selection, path));
        }
        String words = tooLarge(to, path, mail.mail().length, limit.getAsLong());
        Optional<NewLetter> report = reports.flatMap(each ->
                        each.letter(mail, limit, "on the way " + path, now, now.plus(lifetime)))
                .filter(each -> leadsTo(each, now));
        report.ifPresent(each -> {
            transaction.withdraw(each.label().to(), each.label().topic());
            transaction.post(each);
        });
        return report.isPresent()
                ? new Handled(Verdict.RETURNED, words)
                : new Handled(
                        Verdict.TOO_LARGE,
                        words + ". Cure: raise max-message-size of a connector to " + to
                                + " here, then 'queue reprocess'; or lower it at the site where the"
                                + " mail began, which then sends smaller parts");
    }

    /** Whether a report finds a way to the site that wrote the mail. */
    private boolean leadsTo(NewLetter report, Instant now) {
        LetterLabel label = report.label();
        byte[] mail = ForwardedMail.of(report.payload()).mail();
        return ways.select(label.to(), RouteQueries.forwarded(label.messageId(), mail), now)
                .chosen()
                .isPresent();
    }

    private static String noConnector(SiteId to, String path) {
        return "no way leads to " + to + ": " + path + ". Cure: add a connected-site for " + to
                + "; if that site was renamed, correct its name where the mail began. Then 'queue"
                + " reprocess'";
    }

    private static String noWayOn(Selection selection, String path) {
        SiteId to = selection.target();
        String reasons =
                selection.losers().stream().map(Loser::reason).distinct().collect(joining("; "));
        return "no way leads on to " + to + ": " + path + ": " + reasons
                + ". Cure: correct the tables at the last site of the path that could have sent it"
                + " another way, or add a way to " + to + " here. Then 'queue reprocess'";
    }

    private static String tooLarge(SiteId to, String path, long bytes, long limit) {
        return "for " + to + ", " + bytes
                + " bytes are passed on whole, and no connector to it takes"
                + " more than " + limit + ": " + path;
    }

    /** The digest makes the same mail, received twice, one letter. */
    private static String digest(byte[] mail) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(mail);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 16));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
