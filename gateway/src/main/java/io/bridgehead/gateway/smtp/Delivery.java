package io.bridgehead.gateway.smtp;

import java.util.OptionalLong;

/** What became of one attempt to hand a mail to a relay. */
public sealed interface Delivery {

    /**
     * The relay has taken the mail and is responsible for it.
     *
     * @param announced the largest mail that the relay takes, as it said in its answer to EHLO
     */
    record Delivered(String text, OptionalLong announced) implements Delivery {}

    /**
     * Not now: try again later. A greylisting relay answers so, and a relay that cannot be reached
     * is treated so.
     *
     * @param code the relay's answer (4xx), or 0 if it gave none
     */
    record Deferred(int code, String text) implements Delivery {}

    /** The relay will not take this mail, now or later (5xx). */
    record Rejected(int code, String text) implements Delivery {}

    /**
     * A relay will not take a mail of this size. Smaller mails may pass.
     *
     * @param bytes the size of the mail
     * @param told the limit, if the relay told it
     * @param forEverySite whether the relay told the limit before it saw the mail (RFC 1870), so that
     *     it holds for every mail
     */
    record TooLarge(long bytes, OptionalLong told, boolean forEverySite, String text)
            implements Delivery {}

    /**
     * The connection broke after the relay had asked for the mail, and no answer came. The mail may
     * have arrived or not; send it again.
     */
    record Unknown(String text) implements Delivery {}
}
