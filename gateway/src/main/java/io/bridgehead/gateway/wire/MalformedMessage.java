package io.bridgehead.gateway.wire;

/**
 * Ends the reading of a message. It never leaves this package. It has no stack trace, because the fault
 * is in the bytes and not in our code.
 */
final class MalformedMessage extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int QUOTED_MAX = 60;

    /** The database keeps the reason and status shows it, so it is kept short. */
    private static final int DETAIL_MAX = 500;

    private final DecodedMessage.Reason reason;

    MalformedMessage(DecodedMessage.Reason reason, String detail) {
        super(shortened(detail), null, false, false);
        this.reason = reason;
    }

    DecodedMessage.Reason reason() {
        return reason;
    }

    /** {@code detail}, shortened to what is kept. */
    static String shortened(String detail) {
        return detail.length() <= DETAIL_MAX ? detail : detail.substring(0, DETAIL_MAX - 1) + "…";
    }

    /** Text from outside in a form that is safe in a log: short, in quotes, on one line. */
    static String quoted(String text) {
        boolean isLong = text.length() > QUOTED_MAX;
        String shown = isLong ? text.substring(0, QUOTED_MAX) : text;
        return "'" + shown.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?") + (isLong ? "…'" : "'");
    }
}
