package io.bridgehead.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of a mail that looks like a payload, wherever relays have wrapped it to. */
record PayloadPart(MimePart part, Optional<ContentType> type) {

    private static final int MAX_DEPTH = 12;
    private static final int MAX_PARTS = 200;

    /** All of them, not looking into mails attached to this one. */
    static List<PayloadPart> findAll(MimePart mail) throws MessagingException, IOException {
        List<PayloadPart> found = new ArrayList<>();
        Walk walk = new Walk(found);
        walk.visit(mail, 0);
        return found;
    }

    boolean isSealed() {
        return type.map(it ->
                        it.match("application/pkcs7-mime") || it.match("application/x-pkcs7-mime"))
                .orElse(false);
    }

    /** Decoded from whatever transfer encoding it has now. */
    byte[] bytes() throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }

    static Optional<ContentType> typeOf(MimePart part) throws MessagingException {
        String header = part.getContentType();
        try {
            return header == null ? Optional.empty() : Optional.of(new ContentType(header));
        } catch (ParseException nonsense) {
            return Optional.empty();
        }
    }

    private static final class Walk {
        private final List<PayloadPart> found;
        private int parts;

        Walk(List<PayloadPart> found) {
            this.found = found;
        }

        void visit(MimePart part, int depth) throws MessagingException, IOException {
            if (depth > MAX_DEPTH || ++parts > MAX_PARTS) {
                throw new MessagingException(
                        "more than " + MAX_DEPTH + " levels or " + MAX_PARTS + " parts");
            }
            Optional<ContentType> type = typeOf(part);
            if (type.isPresent() && type.get().match("multipart/*")) {
                if (part.getContent() instanceof MimeMultipart several) {
                    for (int i = 0; i < several.getCount(); i++) {
                        if (several.getBodyPart(i) instanceof MimePart inner) {
                            visit(inner, depth + 1);
                        }
                    }
                }
            } else if (isPayload(part, type)) {
                found.add(new PayloadPart(part, type));
            }
        }

        /** Some relays turn types they do not know into octet-stream; then the file name tells. */
        private static boolean isPayload(MimePart part, Optional<ContentType> type)
                throws MessagingException {
            if (type.isPresent()
                    && (type.get().match(MailWriter.TYPE)
                            || type.get().match("application/pkcs7-mime")
                            || type.get().match("application/x-pkcs7-mime"))) {
                return true;
            }
            return type.map(it -> it.match("application/octet-stream")).orElse(true)
                    && MailWriter.FILE_NAME.equals(fileName(part));
        }

        private static String fileName(Part part) {
            try {
                String name = part.getFileName();
                return name == null ? "" : name;
            } catch (MessagingException nonsense) {
                return "";
            }
        }
    }
}
