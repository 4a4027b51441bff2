package io.bridgehead.gateway.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blocks of PEM (RFC 7468). */
final class Pem {
    static final String CERTIFICATE = "CERTIFICATE";
    static final String PRIVATE_KEY = "PRIVATE KEY";

    private Pem() {}

    static String write(String label, byte[] block) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(block);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** The blocks of this label. Throws {@link KeyException} if one is damaged. */
    static List<byte[]> read(String label, String text) {
        Pattern block = Pattern.compile(
                "-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----");
        List<byte[]> blocks = new ArrayList<>();
        Matcher found = block.matcher(text);
        while (found.find()) {
            try {
                blocks.add(Base64.getMimeDecoder().decode(found.group(1).getBytes(US_ASCII)));
            } catch (IllegalArgumentException damaged) {
                throw new KeyException("a block '" + label + "' is damaged", damaged);
            }
        }
        return blocks;
    }
}
