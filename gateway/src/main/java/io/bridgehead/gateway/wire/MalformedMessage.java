package io.bridgehead.gateway.wire;

/** How the readers give up; never leaves this package. Without stack trace: the fault is the peer's. */
final class MalformedMessage extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int QUOTED_MAX = 60;

    /** A reason is kept in the database and shown in status: a page of text helps no person. */
    private static final int DETAIL_MAX = 500;

    private final DecodedMessage.Reason reason;

    MalformedMessage(DecodedMessage.Reason reason, String detail) {
        super(shortened(detail), null, false, false);
        this.reason = reason;
    }

    DecodedMessage.Reason reason() {
        return reason;
    }

    /** {@code detail} as far as it is kept. */
    static String shortened(String detail) {
        return detail.length() <= DETAIL_MAX ? detail : detail.substring(0, DETAIL_MAX - 1) + "…";
    }

    /** Text from outside as it may stand in a log: short, in quotes, on one line. */
    static String quoted(String text) {
        boolean isLong = text.length() > QUOTED_MAX;
        String shown = isLong ? text.substring(0, QUOTED_MAX) : text;
        return "'" + shown.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?") + (isLong ? "…'" : "'");
    }
}
