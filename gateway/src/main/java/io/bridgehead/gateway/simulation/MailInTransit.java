package io.bridgehead.gateway.simulation;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.NewLetter;

/**
 * One mail on its way.
 *
 * @param message the message of which it carries all or a part, in the wire format
 * @param mail its bytes
 */
record MailInTransit(SiteId from, NewLetter letter, byte[] message, byte[] mail) {
    SiteId to() {
        return letter.label().to();
    }

    @Override
    public String toString() {
        return letter.label().kind() + " " + letter.label().messageId();
    }
}
