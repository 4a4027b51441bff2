package io.bridgehead.gateway.outbound;

import io.bridgehead.gateway.smtp.Delivery;
import java.util.Optional;

/** Why a mail was not handed over, and who is to blame; {@code text} is the relay's, or Java's. */
record DeliveryFailure(Blame blame, String text) {

    /** So often a relay may say "not now" before another way is tried: greylisting is no failure. */
    static final int PATIENCE = 3;

    private static final int CLOSING = 421;

    enum Blame {
        /** The relay says "not now" of this mail. */
        NOBODY,
        /** The relay will never take this mail. */
        MAIL,
        /** The relay cannot be reached, or answers nobody: no mail need be tried for a while. */
        CONNECTOR
    }

    /** Empty if the relay has the mail. */
    static Optional<DeliveryFailure> of(Delivery delivery) {
        if (delivery instanceof Delivery.Rejected rejected) {
            return Optional.of(
                    new DeliveryFailure(Blame.MAIL, rejected.code() + " " + rejected.text()));
        }
        if (delivery instanceof Delivery.Deferred deferred) {
            boolean broken = deferred.code() == 0 || deferred.code() == CLOSING;
            return Optional.of(new DeliveryFailure(
                    broken ? Blame.CONNECTOR : Blame.NOBODY,
                    deferred.code() + " " + deferred.text()));
        }
        if (delivery instanceof Delivery.Unknown unknown) {
            return Optional.of(new DeliveryFailure(Blame.CONNECTOR, unknown.text()));
        }
        return Optional.empty();
    }
}
