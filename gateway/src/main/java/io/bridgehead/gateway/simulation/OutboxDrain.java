package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.inbound.Handled;
import io.bridgehead.gateway.outbound.BounceWatch;
import io.bridgehead.gateway.simulation.plan.Chance;
import io.bridgehead.gateway.simulation.plan.MailPlan;
import io.bridgehead.gateway.simulation.way.SiteWays;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SizeLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends the letters in a site's outbox, some time after the core wrote them. */
final class OutboxDrain implements SiteWays.Exit, BounceWatch {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofMinutes(10);

    private final World world;
    private final Station station;
    private final Chance chance;
    private Optional<SiteWays> ways = Optional.empty();
    private boolean planned;

    public OutboxDrain(World world, Station station) {
        this.world = world;
        this.station = station;
        this.chance = world.chance().split();
    }

    void soon() {
        plan(chance.upTo(SOON));
    }

    private void plan(Duration delay) {
        if (!planned) {
            planned = true;
            world.timeline().after(delay, this::drain);
        }
    }

    /** The gateway stops: what it knew of its connectors is gone. */
    void stop() {
        ways = Optional.empty();
    }

    /** Passes a mail on, if it travels by connectors and is for another site. */
    Optional<Handled> passOn(Transaction transaction, SiteId from, byte[] mail) {
        return ways().flatMap(each -> each.passOn(
                transaction, MailPlan.address(from), mail, station.clock().now()));
    }

    @Override
    public void cameBack(SiteId to, Optional<String> connector, String reason) {
        // Only a return path names the connector; the mail of worlds has none.
    }

    @Override
    public Optional<SizeLimit> tooLarge(
            SiteId to, String messageId, Optional<String> connector, String words) {
        return ways().flatMap(each ->
                each.tooLarge(to, messageId, connector, words, station.clock().now()));
    }

    /** The ways of the gateway that runs now; empty in a world without connectors. */
    private Optional<SiteWays> ways() {
        Outbox outbox = station.outbox();
        SiteWays.Place place =
                new SiteWays.Place(station.site(), world.timeline().passed(), world.isCalm());
        ways = ways.filter(each -> each.isOf(outbox, place))
                .or(() -> world.plan()
                        .mail()
                        .ways()
                        .map(plan -> new SiteWays(
                                plan,
                                place,
                                outbox,
                                world.stores().queries(outbox),
                                world.wrapping().writer(station.site()))));
        return ways;
    }

    private void drain() {
        planned = false;
        if (!station.isUp()) {
            return;
        }
        Instant now = station.clock().now();
        station.outbox().expire(now);
        boolean up = ways().map(each -> each.drain(now, world.timeline().passed(), this))
                .orElseGet(() -> drainStraight(now));
        if (!up) {
            station.crash();
        } else if (station.outbox().size() > 0) {
            plan(LATER);
        }
    }

    /** Every letter goes straight to its site; false if the gateway stops. */
    private boolean drainStraight(Instant now) {
        for (SiteId to : station.outbox().sites()) {
            for (Letter letter : station.outbox().due(to, now, Integer.MAX_VALUE)) {
                world.post().send(station.site(), letter.content());
                if (stops()) {
                    return false;
                }
                station.outbox().sent(letter.number());
            }
        }
        return true;
    }

    @Override
    public void carry(SiteId next, NewLetter letter, List<byte[]> mails) {
        world.post().send(station.site(), next, letter, mails);
    }

    @Override
    public void noWay(Letter letter) {
        world.journal().count(Fault.WITHOUT_WAY);
        world.journal().note(() -> station.site() + " has no way for " + letter.label());
    }

    @Override
    public void noRelayTakes(Letter letter) {
        world.journal().count(Fault.NO_RELAY_TAKES);
        world.journal().note(() -> "no relay takes " + letter.label() + " of " + station.site());
    }

    @Override
    public boolean stops() {
        return world.strikes(world.plan().mail().rates().crash() / 3, Fault.SENT_TWICE);
    }
}
