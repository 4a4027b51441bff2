package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bridgehead.gateway.spool.Envelope;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Mails for tests. */
public final class Mails {

    public static final String XML =
            "<update xmlns=\"urn:bridgehead:1\"><entry id=\"7\">Jörg</entry></update>";
    public static final String ID = "north.0001.7@north.example";
    static final UUID ORGANIZATION = UUID.fromString("5f2c8f3e-0a54-4f0c-9d0b-2f6a3c1d7e11");
    public static final RoutingAddress NORTH = RoutingAddress.of("gateway@north.example");
    public static final RoutingAddress SOUTH = RoutingAddress.of("gateway@south.example");
    public static final Envelope NORTH_TO_SOUTH = new Envelope(Optional.of(NORTH), SOUTH);

    private Mails() {}

    /** An update from NORTH to SOUTH with this payload. */
    public static OutgoingMail update(byte[] payload) {
        return new OutgoingMail(
                ID,
                ORGANIZATION,
                new OutgoingMail.End(new SiteId("NORTH"), NORTH),
                new OutgoingMail.End(new SiteId("SOUTH"), SOUTH),
                "Update",
                "3 changed entries of ou=NORTH,o=example – nothing to do.",
                Instant.parse("2026-03-01T12:00:00Z"),
                payload);
    }

    public static byte[] encoded() {
        return new MailCodec().encode(update(XML.getBytes(UTF_8)));
    }

    /**
     * A file of src/test/resources/mail, with CRLF line ends whatever the checkout made of them.
     */
    public static byte[] golden(String name) {
        try (InputStream in = Mails.class.getResourceAsStream("/mail/" + name + ".eml")) {
            if (in == null) {
                throw new IllegalArgumentException("no mail " + name);
            }
            String text = new String(in.readAllBytes(), ISO_8859_1);
            return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mail as text, one character for each byte. */
    public static String text(byte[] mail) {
        return new String(mail, ISO_8859_1);
    }

    public static byte[] bytes(String mail) {
        return mail.getBytes(ISO_8859_1);
    }
}
