package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.outbound.LetterBytes;
import io.bridgehead.gateway.simulation.plan.Chance;
import io.bridgehead.gateway.simulation.plan.MailPlan;
import io.bridgehead.gateway.simulation.plan.MailPlan.Rates;
import io.bridgehead.gateway.simulation.plan.Plan.Pair;
import io.bridgehead.gateway.simulation.way.FarRelay;
import io.bridgehead.gateway.simulation.way.WayPlan;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.NewLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Carries mail between sites. Mail is late, and during chaos the network also loses, doubles,
 * damages or misdirects it.
 */
final class MailNetwork {
    private static final Duration QUICK = Duration.ofMinutes(5);
    private static final Duration LATE = Duration.ofDays(1);
    private static final Duration LATEST = Duration.ofDays(3);

    private final World world;
    private final Chance chance;
    private final MailWrapping wrapping;
    private final ByteDamage damage;
    private final SortedMap<String, Breach> broken = new TreeMap<>();
    private Instant lastOfChaos = Timeline.DAWN;

    MailNetwork(World world) {
        this.world = world;
        this.chance = world.chance().split();
        this.wrapping = world.wrapping();
        this.damage = new ByteDamage(world, chance);
    }

    /**
     * A broken link: until when it is broken, and how many of 1000 mails it loses. The others are
     * late.
     */
    private record Breach(Instant until, int lost) {
        static final Breach NONE = new Breach(Instant.EPOCH, 0);
    }

    /** When the last mail that a site sent during chaos arrives. */
    Instant lastOfChaos() {
        return lastOfChaos;
    }

    /**
     * Breaks a link until {@code until}. The link loses half of the mail and delivers the rest
     * late.
     */
    void breakLink(Pair link, Instant until) {
        breakLink(link, new Breach(until, 500));
    }

    /** Breaks a link until {@code until}. The link loses all mail of that time. */
    void silence(Pair link, Instant until) {
        breakLink(link, new Breach(until, 1000));
    }

    private void breakLink(Pair link, Breach breach) {
        world.journal().count(Fault.PARTITION);
        world.journal()
                .note(() ->
                        "link " + link.a() + "-" + link.b() + " is broken until " + breach.until());
        broken.put(key(link.a(), link.b()), breach);
    }

    /** Takes a letter from a site. The network decides at once what happens to it. */
    void send(SiteId from, NewLetter letter) {
        byte[] message = LetterBytes.unpack(letter.payload());
        send(from, letter.label().to(), letter, wrapping.wrap(from, letter, message));
    }

    /** Takes the mails of a letter that go to the gateway of {@code next} first. */
    void send(SiteId from, SiteId next, NewLetter letter, List<byte[]> mails) {
        world.journal().countMail(letter.label().kind());
        Breach breach = broken.getOrDefault(key(from, next), Breach.NONE);
        Duration wait = world.isCalm() ? Duration.ZERO : untilMended(breach);
        if (!wait.isZero() && world.strikes(breach.lost(), Fault.LOST_IN_PARTITION)) {
            return;
        }
        byte[] message = LetterBytes.unpack(letter.payload());
        for (byte[] mail : mails) {
            MailInTransit parcel = new MailInTransit(from, next, letter, message, mail);
            if (mails.size() == 1 || !losesPart(parcel)) {
                send(parcel, wait);
            }
        }
        if (mails.size() > 1 && !world.isCalm()) {
            damage.contradiction(from, letter, message)
                    .ifPresent(forged -> deliver(from, letter.label().to(), delay(), forged));
        }
    }

    private boolean losesPart(MailInTransit parcel) {
        int rate = world.plan().mail().partsLost();
        boolean lost = rate > 0 && world.strikes(rate, Fault.PART_LOST);
        if (lost) {
            world.journal().note(() -> parcel.from() + " loses a part of " + parcel);
        }
        return lost;
    }

    private void send(MailInTransit parcel, Duration wait) {
        Rates rates = world.plan().mail().rates();
        if (world.strikes(rates.lost(), Fault.LOST)) {
            world.journal().note(() -> parcel.from() + " loses " + parcel);
            return;
        }
        if (world.plan().mail().handling().asMail() && !world.isCalm() && isReturned(parcel)) {
            return;
        }
        Optional<FarRelay> tooLarge = world.plan()
                .mail()
                .ways()
                .flatMap(WayPlan::farRelay)
                .filter(each -> each.refuses(parcel.next(), parcel.mail()));
        if (tooLarge.isPresent()) {
            refuse(parcel, tooLarge.get().words(parcel.mail()));
            return;
        }
        int copies = world.strikes(rates.doubled(), Fault.DOUBLED) ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            deliver(author(parcel), parcel.next(), wait.plus(delay()), damage.altered(parcel));
        }
        if (world.strikes(rates.astray() / 2, Fault.WRONG_SITE)) {
            List<SiteId> sites = world.plan().cast().sites();
            deliver(author(parcel), chance.pick(sites), delay(), parcel.mail());
        }
    }

    /** A relay reports to the site that wrote the mail that it is too large. */
    private void refuse(MailInTransit parcel, String words) {
        world.journal().count(Fault.TOO_LARGE_FAR_AWAY);
        SiteId author = author(parcel);
        world.journal().note(() -> "a relay refuses " + parcel + " of " + author + ": " + words);
        byte[] report = StrayMail.tooLarge(author, parcel.to(), parcel.mail(), words);
        deliver(parcel.next(), author, delay(), report);
    }

    /** The site that wrote the mail: a gateway that passes a mail on keeps its envelope sender. */
    private SiteId author(MailInTransit parcel) {
        return world.plan().cast().sites().stream()
                .filter(each -> parcel.envelopeSender().equals(Optional.of(MailPlan.address(each))))
                .findFirst()
                .orElse(parcel.from());
    }

    /**
     * Whether a relay gives up on the mail. Other mail may come too: reports, replies,
     * advertisements.
     */
    private boolean isReturned(MailInTransit parcel) {
        int rate = world.plan().mail().handling().correspondence();
        SiteId from = parcel.from();
        SiteId to = parcel.to();
        if (world.strikes(rate, Fault.VACATION)) {
            deliver(to, from, delay(), StrayMail.vacation(from, to));
        }
        if (world.strikes(rate, Fault.ADVERTISEMENT)) {
            deliver(from, to, delay(), StrayMail.advertisement(to));
        }
        if (world.strikes(rate, Fault.DELAY_REPORTED)) {
            deliver(to, from, delay(), StrayMail.delayed(from, to, parcel.mail()));
        }
        if (world.strikes(rate, Fault.RETURNED_UNNAMED)) {
            deliver(to, from, delay(), StrayMail.reportOfSomething(from, to));
            return true;
        }
        boolean returned = world.strikes(rate, Fault.RETURNED);
        if (returned) {
            deliver(to, from, delay(), StrayMail.report(from, to, parcel.mail()));
        }
        return returned;
    }

    private void deliver(SiteId from, SiteId to, Duration delay, byte[] bytes) {
        Instant arrival = world.timeline().now().plus(delay);
        if (!world.isCalm() && arrival.isAfter(lastOfChaos)) {
            lastOfChaos = arrival;
        }
        world.timeline().at(arrival, () -> world.station(to).inbox().arrive(from, bytes));
    }

    private Duration delay() {
        if (world.isCalm()) {
            return chance.upTo(QUICK);
        }
        Duration usual = chance.longTailed(world.plan().mail().delay(), LATE);
        return world.strikes(world.plan().mail().rates().late(), Fault.LATE)
                ? usual.plus(chance.upTo(LATEST))
                : usual;
    }

    private Duration untilMended(Breach breach) {
        Instant now = world.timeline().now();
        return breach.until().isAfter(now) ? Duration.between(now, breach.until()) : Duration.ZERO;
    }

    private static String key(SiteId a, SiteId b) {
        return a.compareTo(b) < 0 ? a + " " + b : b + " " + a;
    }
}
