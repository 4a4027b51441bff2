package io.bridgehead.gateway.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A MIME entity within a signed or encrypted message (RFC 8551 section 3.1): some headers, an empty
 * line, and the content, which we write as it is and also read as base64.
 */
final class Entity {
    private static final int HEADERS_MAX = 8192;

    private Entity() {}

    /** The headers before a content of this type, with the empty line. */
    static byte[] headers(String type) {
        return ("Content-Type: " + type + "\r\nContent-Transfer-Encoding: binary\r\n\r\n")
                .getBytes(US_ASCII);
    }

    /** The content of the entity that this stream holds, decoded. */
    static InputStream content(InputStream in) throws IOException {
        String encoding = readHeaders(in)
                .getOrDefault("content-transfer-encoding", "7bit")
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "binary", "8bit", "7bit" -> in;
            case "base64" -> Base64.getMimeDecoder().wrap(in);
            default -> throw new IOException("an inner transfer encoding that is not known");
        };
    }

    private static Map<String, String> readHeaders(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        String last = "";
        int left = HEADERS_MAX;
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            left -= line.length();
            int colon = line.indexOf(':');
            if (line.startsWith(" ") || line.startsWith("\t")) {
                headers.merge(last, line, String::concat);
            } else if (colon > 0) {
                last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.put(last, line.substring(colon + 1));
            } else {
                throw new IOException("a line within the message is no header");
            }
        }
        return headers;
    }

    private static String line(InputStream in, int most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() >= most) {
                throw new IOException("the headers within the message do not end");
            }
            line.write(next);
        }
        String text = line.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
