package io.bridgehead.gateway.simulation.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/** What relays between two sites do to a gateway's mail. The mail must have MailWriter's form. */
public final class Relays {
    private static final Pattern FULL_LINE =
            Pattern.compile("(?m)^([A-Za-z0-9+/]{38})([A-Za-z0-9+/]{38})\r\n");
    private static final String PAYLOAD = "Content-Type: application/vnd.bridgehead+xml";
    private static final String ENCODING = "Content-Transfer-Encoding: base64";

    private Relays() {}

    /**
     * The mail inside another multipart, with a disclaimer, shorter lines and another message id.
     */
    public static byte[] rewrapped(byte[] mail) {
        String text = text(mail).replaceFirst("Message-ID: <", "Message-ID: <relayed.");
        int type = text.indexOf("Content-Type: ");
        return bytes("Received: by relay.example; Thu, 1 Jan 2026 12:00:00 +0000\r\n"
                + text.substring(0, type)
                + "Content-Type: multipart/mixed; boundary=wrap\r\n\r\n--wrap\r\n"
                + FULL_LINE.matcher(text.substring(type)).replaceAll("$1\r\n$2\r\n")
                + "\r\n--wrap\r\nContent-Type: text/plain\r\n\r\nScanned.\r\n--wrap--\r\n");
    }

    /**
     * The mail after a relay that does not know the payload's type: it keeps only the file name.
     */
    public static byte[] retyped(byte[] mail) {
        String text = text(mail);
        int type = text.indexOf(PAYLOAD);
        int encoding = text.indexOf(ENCODING, type);
        return bytes(text.substring(0, type)
                + "Content-Type: application/octet-stream\r\n"
                + text.substring(encoding));
    }

    /** The mail without its payload. */
    public static byte[] stripped(byte[] mail) {
        String text = text(mail);
        int boundary = text.lastIndexOf("\r\n--", text.indexOf(PAYLOAD));
        int end = text.lastIndexOf("\r\n--");
        return bytes(text.substring(0, boundary) + text.substring(end));
    }

    private static String text(byte[] mail) {
        return new String(mail, ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
