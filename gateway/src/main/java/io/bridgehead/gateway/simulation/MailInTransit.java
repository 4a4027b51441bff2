package io.bridgehead.gateway.simulation;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.NewLetter;

/**
 * One mail on its way.
 *
 * @param message the whole message in the wire format; the mail carries all of it or a part
 * @param mail the bytes of the mail
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
