package io.bridgehead.gateway.mail;

import io.bridgehead.gateway.mail.DecodedMail.Malformed;
import io.bridgehead.gateway.mail.DecodedMail.Part;
import io.bridgehead.gateway.mail.DecodedMail.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Joins the parts of a message, and decompresses and verifies blocks. */
final class PartAssembly {

    private PartAssembly() {}

    static DecodedMail join(List<Part> parts, int maxPayloadBytes) {
        if (parts.isEmpty()) {
            return new Malformed(MalformedReason.BAD_PARTS, "no parts");
        }
        Part first = parts.get(0);
        TreeMap<Integer, Part> inOrder = new TreeMap<>();
        for (Part part : parts) {
            if (!belongTogether(first, part)) {
                return new Malformed(
                        MalformedReason.BAD_PARTS,
                        "part " + part.number() + " is not of the message " + first.wholeId());
            }
            inOrder.put(part.number(), part);
        }
        if (inOrder.size() != first.count()) {
            return new Malformed(
                    MalformedReason.BAD_PARTS,
                    inOrder.size() + " of " + first.count() + " parts of " + first.wholeId());
        }
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        inOrder.values().forEach(part -> block.writeBytes(part.bytes()));
        return open(block.toByteArray(), first.sha256OfWhole(), first.wholeId(), maxPayloadBytes);
    }

    private static boolean belongTogether(Part a, Part b) {
        return a.wholeId().equals(b.wholeId())
                && a.count() == b.count()
                && b.number() >= 1
                && b.number() <= b.count()
                && a.sha256OfWhole().equals(b.sha256OfWhole());
    }

    /** Decompresses a block and compares its digest. */
    static DecodedMail open(byte[] block, String sha256, String messageId, int maxPayloadBytes) {
        Optional<Compression> compression = Compression.of(block);
        if (compression.isEmpty()) {
            return new Malformed(
                    MalformedReason.BAD_COMPRESSION, "the payload is not what zstd or gzip write");
        }
        try {
            Optional<byte[]> xml = compression.get().decompress(block, maxPayloadBytes);
            if (xml.isEmpty()) {
                return new Malformed(
                        MalformedReason.TOO_LARGE,
                        "more than " + maxPayloadBytes + " bytes when decompressed");
            }
            if (!PayloadLabel.sha256(xml.get()).equals(sha256)) {
                return new Malformed(
                        MalformedReason.DIGEST_MISMATCH, "not the message that was sent");
            }
            return new Payload(xml.get(), Optional.of(messageId));
        } catch (IOException damaged) {
            return new Malformed(
                    MalformedReason.BAD_COMPRESSION, "damaged or cut off: " + damaged.getMessage());
        }
    }
}
