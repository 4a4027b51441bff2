package io.bridgehead.gateway.status;

import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Outbound;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The state of a link in words. What ends in "-ing" ends by itself, as does what is marked
 * "(temporary)".
 */
final class LinkWords {
    static final String CAUGHT_UP = "caught up";
    static final String TOLD = "told";

    /** Behind, and the schedule is {@code never}. */
    static final String NEVER_ASKED = "behind, and asked by command only";

    private LinkWords() {}

    /**
     * How reading goes at {@code now}, from a partner whom we ask by this schedule; empty if it does not
     * offer this scope.
     */
    static String of(Inbound inbound, Schedule schedule, Instant now) {
        if (!inbound.offered()) {
            return "";
        }
        if (inbound.unread().isPresent()) {
            return "cannot read all";
        }
        if (inbound.attempts() > 0) {
            return "waiting (asked " + (inbound.attempts() + 1) + " times)";
        }
        if (inbound.asking()) {
            return inbound.cursor().received().list().isEmpty() ? "asking" : "copying";
        }
        boolean behind = inbound.lag() > 0 || inbound.request() == 0;
        return behind ? asking(schedule, now) : CAUGHT_UP;
    }

    private static String asking(Schedule schedule, Instant now) {
        if (schedule.isOpen(now)) {
            return "asking";
        }
        return schedule.nextOpen(now)
                .map(open -> "waiting for its window at " + open.truncatedTo(ChronoUnit.SECONDS))
                .orElse(NEVER_ASKED);
    }

    /** How telling goes, when {@code untold} of our USNs in this scope have not been told. */
    static String of(Outbound outbound, long untold) {
        if (outbound.epoch().equals(Epoch.NONE)) {
            return "waiting (not asked yet)";
        }
        if (outbound.serving()) {
            return "sending";
        }
        return outbound.tell() && untold > 0 ? "telling" : TOLD;
    }
}
