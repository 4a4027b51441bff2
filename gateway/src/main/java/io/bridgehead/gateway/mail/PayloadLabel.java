package io.bridgehead.gateway.mail;

import io.bridgehead.routing.SiteId;
import jakarta.mail.internet.ParameterList;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What describes a payload. It stands twice in each mail, as parameters of the payload part and in
 * the header {@value #HEADER}, because a relay that changes one of them seldom changes both.
 *
 * @param compression as the sender wrote it; this gateway may not know it
 * @param sha256 of the payload, decompressed; hexadecimal
 * @param messageId the sender's id of the whole message
 * @param slice where a part belongs, if this is a part
 */
record PayloadLabel(String compression, String sha256, String messageId, Optional<Slice> slice) {

    static final String HEADER = "Bridgehead-Payload";

    /** A message of more parts is a mistake or an attack. */
    static final int MAX_PARTS = 10_000;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /**
     * One of {@code count} parts. {@code number} counts from 1, and the digest is that of the
     * slice. A whole message names its sender inside; a part cannot be opened alone, so its label
     * names the sender.
     */
    record Slice(int number, int count, String sha256, UUID organization, SiteId sender) {}

    /** Reads parameters; empty if one that is needed is missing or makes no sense. */
    static Optional<PayloadLabel> from(ParameterList parameters) {
        String digest = text(parameters, "sha256").toLowerCase(Locale.ROOT);
        String id = text(parameters, "id");
        if (!SHA256.matcher(digest).matches() || !MessageIds.isValid(id)) {
            return Optional.empty();
        }
        Optional<Slice> slice = Optional.empty();
        if (parameters.get("part") != null || parameters.get("parts") != null) {
            slice = slice(parameters);
            if (slice.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new PayloadLabel(text(parameters, "compression"), digest, id, slice));
    }

    private static Optional<Slice> slice(ParameterList parameters) {
        int number = number(text(parameters, "part"));
        int count = number(text(parameters, "parts"));
        String digest = text(parameters, "slice-sha256").toLowerCase(Locale.ROOT);
        String organization = text(parameters, "organization");
        String sender = text(parameters, "from");
        return number >= 1
                        && number <= count
                        && count <= MAX_PARTS
                        && SHA256.matcher(digest).matches()
                        && UUID_TEXT.matcher(organization).matches()
                        && SiteId.isValid(sender)
                ? Optional.of(new Slice(
                        number, count, digest, UUID.fromString(organization), SiteId.of(sender)))
                : Optional.empty();
    }

    private static String text(ParameterList parameters, String name) {
        String value = parameters.get(name);
        return value == null ? "" : value.strip();
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }

    /** This label on one part of the whole. */
    PayloadLabel of(Slice part) {
        return new PayloadLabel(compression, sha256, messageId, Optional.of(part));
    }

    /** As parameters in a fixed order, one on each line, to follow the first word of a header. */
    String toParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("compression", compression);
        parameters.put("sha256", sha256);
        parameters.put("id", '"' + messageId + '"');
        slice.ifPresent(it -> {
            parameters.put("part", Integer.toString(it.number));
            parameters.put("parts", Integer.toString(it.count));
            parameters.put("slice-sha256", it.sha256);
            parameters.put("organization", it.organization.toString());
            parameters.put("from", it.sender.name());
        });
        StringBuilder text = new StringBuilder();
        parameters.forEach(
                (name, value) -> text.append(";\r\n ").append(name).append('=').append(value));
        return text.toString();
    }

    /** The digest of these bytes, in lower-case hexadecimal. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
