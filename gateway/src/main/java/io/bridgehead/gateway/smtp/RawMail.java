package io.bridgehead.gateway.smtp;

import io.bridgehead.gateway.spool.Envelope;
import io.bridgehead.routing.RoutingAddress;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A mail that goes out byte for byte. The library itself would give it another Message-ID. */
final class RawMail extends SMTPMessage {

    private final byte[] bytes;
    private boolean begun;

    RawMail(Session session, Envelope envelope, byte[] bytes) {
        super(session);
        this.bytes = bytes;
        setEnvelopeFrom(envelope.sender().map(RoutingAddress::toString).orElse("<>"));
    }

    /** Whether the relay has asked for the mail. From then on the mail may have arrived. */
    boolean isBegun() {
        return begun;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        begun = true;
        out.write(bytes);
    }
}
