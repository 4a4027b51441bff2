package io.bridgehead.gateway.admin;

import io.bridgehead.store.Cursor;
import io.bridgehead.store.Epoch;
import io.bridgehead.store.Inbound;
import io.bridgehead.store.Outbound;

/**
 * The state of a link in words. What ends in "-ing" ends by itself, as does what is marked
 * "(temporary)".
 */
final class LinkWords {
    static final String CAUGHT_UP = "caught up";
    static final String TOLD = "told";

    private LinkWords() {}

    /** How reading goes; empty if the partner does not offer this scope. */
    static String of(Inbound inbound) {
        if (!inbound.offered()) {
            return "";
        }
        if (inbound.attempts() > 0) {
            return "waiting (asked " + (inbound.attempts() + 1) + " times)";
        }
        if (inbound.asking()) {
            return inbound.cursor().received().list().isEmpty() ? "asking" : "copying";
        }
        if (missing(inbound.cursor()) > 0 || inbound.request() == 0) {
            return "asking";
        }
        return CAUGHT_UP;
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

    /** How many of the partner's USNs lie before what we have read, and have not arrived. */
    static long missing(Cursor cursor) {
        return Math.max(0, cursor.received().last() - cursor.received().contiguous());
    }
}
