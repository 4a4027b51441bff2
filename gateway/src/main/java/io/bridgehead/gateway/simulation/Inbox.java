package io.bridgehead.gateway.simulation;

import io.bridgehead.routing.SiteId;
import java.util.ArrayList;
import java.util.List;

/** Mail that has reached a site. The gateway may be down, or may stop while it handles the mail. */
final class Inbox {
    private record Mail(SiteId from, byte[] bytes) {}

    private final World world;
    private final Station station;
    private final List<Mail> waiting = new ArrayList<>();

    Inbox(World world, Station station) {
        this.world = world;
        this.station = station;
    }

    /** Hands a mail to the gateway. The last relay keeps the mail while the gateway is down. */
    void arrive(SiteId from, byte[] bytes) {
        if (!station.isUp()) {
            waiting.add(new Mail(from, bytes));
            return;
        }
        int rate = world.plan().mail().rates().crash() / 3;
        if (world.strikes(rate, Fault.CRASH_BEFORE_COMMIT)) {
            station.receive(from, bytes, true);
            waiting.add(new Mail(from, bytes));
            station.crash();
        } else if (world.strikes(rate, Fault.CRASH_LOSING_MAIL)) {
            station.receive(from, bytes, true);
            station.crash();
        } else if (world.strikes(rate, Fault.CRASH_AFTER_COMMIT)) {
            station.receive(from, bytes, false);
            waiting.add(new Mail(from, bytes));
            station.crash();
        } else {
            station.receive(from, bytes, false);
            station.later();
        }
    }

    /** The gateway is up: it handles the mail that waits. */
    void open() {
        List<Mail> arrived = List.copyOf(waiting);
        waiting.clear();
        arrived.forEach(each -> arrive(each.from(), each.bytes()));
    }
}
