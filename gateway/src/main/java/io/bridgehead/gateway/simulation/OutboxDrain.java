package io.bridgehead.gateway.simulation;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.Letter;
import java.time.Duration;
import java.time.Instant;

/** Sends the letters in a site's outbox, some time after the core wrote them. */
final class OutboxDrain {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofMinutes(10);

    private final World world;
    private final Station station;
    private final Chance chance;
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

    private void drain() {
        planned = false;
        if (!station.isUp()) {
            return;
        }
        Instant now = station.clock().now();
        station.outbox().expire(now);
        for (SiteId to : station.outbox().sites()) {
            for (Letter letter : station.outbox().due(to, now, Integer.MAX_VALUE)) {
                world.post().send(station.site(), letter.content());
                if (world.strikes(world.plan().mail().rates().crash() / 3, Fault.SENT_TWICE)) {
                    station.crash();
                    return;
                }
                station.outbox().sent(letter.number());
            }
        }
        if (station.outbox().size() > 0) {
            plan(LATER);
        }
    }
}
