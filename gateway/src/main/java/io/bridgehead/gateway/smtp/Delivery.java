package io.bridgehead.gateway.smtp;

/** What became of one attempt to hand a mail to a relay. */
public sealed interface Delivery {

    /** The relay has it and answers for it. */
    record Delivered(String text) implements Delivery {}

    /**
     * Not now: try again later. Greylisting looks like this, and so does a relay that cannot be reached.
     *
     * @param code the relay's answer (4xx), or 0 if it gave none
     */
    record Deferred(int code, String text) implements Delivery {}

    /** The relay will not take this mail, now or later (5xx). */
    record Rejected(int code, String text) implements Delivery {}

    /**
     * The line broke after the relay had asked for the mail, and no answer came: it may or may not
     * arrive. Send it again.
     */
    record Unknown(String text) implements Delivery {}
}
