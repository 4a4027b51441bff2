package io.bridgehead.gateway.outbound;

import io.bridgehead.gateway.smtp.Delivery;
import java.util.Optional;

/**
 * Why a mail was not handed over, and what is to blame.
 *
 * @param text in the words of the relay or of Java
 * @param size what the relay said about the mail's size, if the size is to blame
 */
public record DeliveryFailure(Blame blame, String text, Optional<SizeRefusal> size) {

    private static final int CLOSING = 421;

    /** What is to blame for a failure. */
    public enum Blame {
        /** Nothing yet: the relay says "not now" of this mail, as greylisting does. */
        NOTHING,
        /** The mail: the relay will never take it. */
        MAIL,
        /** The size of the mail: the relay may take smaller ones. */
        SIZE,
        /** The connector: its relay cannot be reached, or serves no sender now. */
        CONNECTOR,
        /** The line broke while the mail was sent, so the mail or the connector is to blame. */
        MAIL_OR_CONNECTOR
    }

    /** A failure that is not about the size of the mail. */
    public DeliveryFailure(Blame blame, String text) {
        this(blame, text, Optional.empty());
    }

    /** Empty if the relay has the mail. */
    public static Optional<DeliveryFailure> of(Delivery delivery) {
        if (delivery instanceof Delivery.Rejected rejected) {
            return Optional.of(
                    new DeliveryFailure(Blame.MAIL, rejected.code() + " " + rejected.text()));
        }
        if (delivery instanceof Delivery.Deferred deferred) {
            boolean broken = deferred.code() == 0 || deferred.code() == CLOSING;
            return Optional.of(new DeliveryFailure(
                    broken ? Blame.CONNECTOR : Blame.NOTHING,
                    (deferred.code() == 0 ? "" : deferred.code() + " ") + deferred.text()));
        }
        if (delivery instanceof Delivery.TooLarge tooLarge) {
            SizeRefusal size = new SizeRefusal(
                    tooLarge.bytes(), tooLarge.told(), tooLarge.forEverySite(), tooLarge.text());
            return Optional.of(new DeliveryFailure(Blame.SIZE, tooLarge.text(), Optional.of(size)));
        }
        if (delivery instanceof Delivery.Unknown unknown) {
            return Optional.of(new DeliveryFailure(Blame.MAIL_OR_CONNECTOR, unknown.text()));
        }
        return Optional.empty();
    }
}
