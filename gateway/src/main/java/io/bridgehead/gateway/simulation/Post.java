package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.exchange.LetterBytes;
import io.bridgehead.gateway.simulation.Plan.Pair;
import io.bridgehead.gateway.simulation.Plan.Rates;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.NewLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The mail between sites: late, and in bad times lost, doubled, damaged or led astray. */
final class Post {
    private static final Duration QUICK = Duration.ofMinutes(5);
    private static final Duration LATE = Duration.ofDays(1);
    private static final Duration LATEST = Duration.ofDays(3);

    private final World world;
    private final Chance chance;
    private final SortedMap<String, Instant> broken = new TreeMap<>();
    private Instant lastOfChaos = Timeline.DAWN;

    Post(World world) {
        this.world = world;
        this.chance = world.chance().split();
    }

    /** When the last mail of the bad times arrives. */
    Instant lastOfChaos() {
        return lastOfChaos;
    }

    /** No mail passes between these two until then. */
    void breakLink(Pair link, Instant until) {
        world.journal().count(Fault.PARTITION);
        world.journal()
                .note(() -> "link " + link.a() + "-" + link.b() + " is broken until " + until);
        broken.put(key(link.a(), link.b()), until);
    }

    /** Takes a letter from a site. What becomes of it is decided here and now. */
    void send(SiteId from, NewLetter letter) {
        world.journal().countMail(letter.kind());
        Rates rates = world.plan().rates();
        Duration wait = world.isCalm() ? Duration.ZERO : untilMended(from, letter.to());
        if (!wait.isZero() && world.strikes(500, Fault.LOST_IN_PARTITION)) {
            return;
        }
        if (world.strikes(rates.lost(), Fault.LOST)) {
            world.journal().note(() -> from + " loses " + letter.kind() + " " + letter.messageId());
            return;
        }
        int copies = world.strikes(rates.doubled(), Fault.DOUBLED) ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            deliver(from, letter.to(), wait.plus(delay()), altered(letter));
        }
        if (world.strikes(rates.astray() / 2, Fault.WRONG_SITE)) {
            List<SiteId> sites = world.plan().sites();
            deliver(from, chance.pick(sites), delay(), LetterBytes.unpack(letter.payload()));
        }
    }

    private byte[] altered(NewLetter letter) {
        Rates rates = world.plan().rates();
        byte[] bytes = LetterBytes.unpack(letter.payload());
        if (world.strikes(rates.damaged(), Fault.DAMAGED)) {
            return damaged(bytes);
        }
        if (world.strikes(rates.astray() / 2, Fault.WRONG_ORGANIZATION)) {
            return Forgery.ofOrganization(bytes, chance.uuid());
        }
        if (world.strikes(rates.astray() / 2, Fault.STRANGER)) {
            return Forgery.ofSender(bytes, SiteId.of("STRANGER"));
        }
        if (letter.kind().equals("Update") && world.strikes(rates.astray(), Fault.OWNERS_LOST)) {
            return Forgery.withoutOwners(bytes, world.partnersOf(letter.to()));
        }
        return bytes;
    }

    /** Damage that the codec must find; what only a signature can find is not for this world. */
    private byte[] damaged(byte[] bytes) {
        if (chance.perMille(500)) {
            return Arrays.copyOf(bytes, chance.below(bytes.length));
        }
        byte[] changed = bytes.clone();
        changed[chance.below(bytes.length)] = 0;
        return changed;
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
        Duration usual = chance.longTailed(world.plan().delay(), LATE);
        return world.strikes(world.plan().rates().late(), Fault.LATE)
                ? usual.plus(chance.upTo(LATEST))
                : usual;
    }

    private Duration untilMended(SiteId a, SiteId b) {
        Instant until = broken.getOrDefault(key(a, b), Instant.EPOCH);
        Instant now = world.timeline().now();
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    private static String key(SiteId a, SiteId b) {
        return a.compareTo(b) < 0 ? a + " " + b : b + " " + a;
    }
}
