package io.bridgehead.gateway.simulation.way;

import io.bridgehead.gateway.mail.RoutingHeaders;
import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.gateway.simulation.law.LawBroken;
import io.bridgehead.gateway.status.Finding;
import io.bridgehead.gateway.status.FindingCode;
import io.bridgehead.routing.Candidate;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.SizeLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What must hold of the mail that leaves one site or waits there. The judge reads where a mail has been
 * from the mail itself, and whether a relay works from the plan, and so shares no judgement with the
 * choice that it judges.
 */
final class WayLaws {
    /** Some of the longest pauses of a connector. */
    private static final Duration BOUND = WayPlan.PACE.longest().multipliedBy(3);

    /** After so many failures a letter must be named. */
    private static final int OFTEN = 3;

    /** How often each letter failed since the gateway started, by its number. */
    private final SortedMap<Long, Integer> failures = new TreeMap<>();

    /** The letters that no relay takes. */
    private final Set<Long> bad = new TreeSet<>();

    private RoutingTable table;

    /** Since when a way has been open for a waiting letter, by its number. */
    private SortedMap<Long, Duration> openSince = new TreeMap<>();

    WayLaws(RoutingTable table) {
        this.table = table;
    }

    /** Another table is in force. */
    void reroute(RoutingTable next) {
        table = next;
    }

    /** The sites that had this letter before it came here. */
    private static List<SiteId> trace(Letter letter) {
        return isWhole(letter) ? RoutingHeaders.of(mail(letter)).trace() : List.of();
    }

    /** Whether it is the mail of another site, which is passed on whole. */
    private static boolean isWhole(Letter letter) {
        return letter.label().kind().equals(ForwardedMail.KIND);
    }

    private static byte[] mail(Letter letter) {
        return ForwardedMail.of(letter.content().payload()).mail();
    }

    /** This mail is passed on to the site {@code to}. */
    void passesOn(SiteId to, byte[] mail) {
        List<SiteId> trace = RoutingHeaders.of(mail).trace();
        LawBroken.unless(
                !ways(to, trace, mail.length).isEmpty(),
                "only mail that can leave is taken to be passed on",
                () -> "mail for " + to + " after " + trace);
    }

    /** The letter leaves for the site {@code next}. */
    void leaves(Letter letter, SiteId next) {
        LawBroken.unless(
                !trace(letter).contains(next),
                "no mail goes back to a site that has had it",
                () -> letter.label() + " goes to " + next + " after " + trace(letter));
    }

    /**
     * No mail of this site is larger than the limits say that the site has learned. Mail of another
     * site is passed on whole: the relay that refuses it reports to the site that wrote it.
     */
    void fits(LetterLabel label, String connector, List<byte[]> mails, List<SizeLimit> limits) {
        if (label.kind().equals(ForwardedMail.KIND)) {
            return;
        }
        long largest = mails.stream().mapToLong(each -> each.length).max().orElse(0);
        for (SizeLimit limit : limits) {
            LawBroken.unless(
                    !concerns(limit, connector, label.to()) || largest < limit.refused(),
                    "no mail leaves in a size that was refused",
                    () -> label + " has " + largest + " bytes, " + limit);
        }
    }

    private static boolean concerns(SizeLimit limit, String connector, SiteId to) {
        return limit.connector().equals(connector)
                && (limit.isOfTheConnectorsRelay() || limit.site().equals(to.name()));
    }

    /** The site has learned a limit: {@code status} must say so. */
    void learned(SizeLimit limit, List<Finding> findings) {
        LawBroken.unless(
                findings.stream()
                        .anyMatch(each -> limit.site().equals(each.arguments().get("site"))
                                && limit.connector().equals(each.arguments().get("connector"))),
                "status says to which size mail is cut",
                () -> limit + ", found " + findings);
    }

    /**
     * A letter was not handed over. If the relay failed, all letters may wait again, since their tries
     * are counted. If the letter itself is bad, no other letter may wait for that. It may wait itself:
     * a way on which it failed often is left to other mail.
     */
    void failed(Letter letter, boolean isBad) {
        failures.merge(letter.number(), 1, Integer::sum);
        if (isBad) {
            bad.add(letter.number());
        } else {
            openSince.clear();
        }
    }

    /** No relay takes this letter, by the plan: it may wait. */
    void isBad(Letter letter) {
        bad.add(letter.number());
    }

    /** What {@code status} finds must tell of a letter that failed often and is still here. */
    void tried(List<Letter> letters, List<Finding> findings) {
        Optional<Letter> often = letters.stream()
                .filter(each -> failures.getOrDefault(each.number(), 0) >= OFTEN)
                .findFirst();
        LawBroken.unless(
                often.isEmpty()
                        || findings.stream()
                                .anyMatch(each -> each.code() == FindingCode.CANNOT_SEND),
                "status names mail that no relay takes",
                () -> often + ", found " + findings);
    }

    /**
     * Of all letters that wait here.
     *
     * @param open whether a way is open now and its relay works
     */
    void wait(List<Letter> letters, Predicate<Candidate> open, Duration elapsed) {
        TreeMap<Long, Duration> before = new TreeMap<>(openSince);
        openSince = new TreeMap<>();
        for (Letter each : letters) {
            if (!bad.contains(each.number()) && ways(each).stream().anyMatch(open)) {
                Duration since = before.getOrDefault(each.number(), elapsed);
                openSince.put(each.number(), since);
                LawBroken.unless(
                        elapsed.minus(since).compareTo(BOUND) <= 0,
                        "mail that can leave leaves",
                        () -> each.label() + " waits since " + since + " until " + elapsed + ": "
                                + each.trouble());
            }
        }
    }

    /**
     * What {@code status} finds must name the first letter that has no way, and nothing if all have
     * one. Returns that letter.
     */
    Optional<Letter> named(List<Letter> letters, List<Finding> findings) {
        Optional<Letter> stuck =
                letters.stream().filter(each -> ways(each).isEmpty()).findFirst();
        LawBroken.unless(
                stuck.isPresent()
                        ? findings.stream()
                                .anyMatch(each -> each.command()
                                        .endsWith(stuck.get().label().messageId()))
                        : findings.isEmpty(),
                "status names mail that cannot leave",
                () -> stuck.map(each -> each.label() + " after " + trace(each)) + ", found "
                        + findings);
        return stuck;
    }

    /** The ways that this letter may take now or later. */
    private List<Candidate> ways(Letter letter) {
        return ways(letter.label().to(), trace(letter), isWhole(letter) ? mail(letter).length : 1);
    }

    private List<Candidate> ways(SiteId to, List<SiteId> trace, long bytes) {
        return table.candidates(to).stream()
                .filter(each -> !trace.contains(each.next()))
                .filter(each -> bytes <= each.connector().allowance().messageBytes())
                .toList();
    }
}
