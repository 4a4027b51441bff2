package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.gateway.simulation.plan.MailPlan;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.NewLetter;
import java.util.Optional;

/**
 * One mail on its way.
 *
 * @param next the site whose gateway gets the mail now; the letter may be for another site
 * @param message the whole message in the wire format; the mail carries all of it or a part
 * @param mail the bytes of the mail
 */
record MailInTransit(SiteId from, SiteId next, NewLetter letter, byte[] message, byte[] mail) {
    SiteId to() {
        return letter.label().to();
    }

    /** Whether a site passes it on that did not write it. */
    boolean isForwarded() {
        return letter.label().kind().equals(ForwardedMail.KIND);
    }

    /** Who hears of it if it is not delivered; of forwarded mail its writer. */
    Optional<RoutingAddress> envelopeSender() {
        return isForwarded()
                ? ForwardedMail.of(letter.payload()).sender()
                : Optional.of(MailPlan.address(from));
    }

    @Override
    public String toString() {
        return letter.label().kind() + " " + letter.label().messageId();
    }
}
