package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a mail that has no parts itself. Relays may have wrapped it into other parts.
 *
 * @param type empty if the part's Content-Type header names none
 */
record MimeLeaf(MimePart part, Optional<ContentType> type) {

    private static final int MAX_DEPTH = 12;
    private static final int MAX_PARTS = 200;

    /** A report and a text for people have a few lines; more than this is not read. */
    private static final int MAX_TEXT_BYTES = 256 << 10;

    /**
     * All leaves in their order. A mail that is attached to this one is a leaf, because it was sent
     * to another recipient. A multipart that the library cannot divide is a leaf as well.
     *
     * @throws MessagingException if the mail has more levels or parts than a mail of a gateway
     */
    static List<MimeLeaf> allIn(MimePart mail) throws MessagingException, IOException {
        Walk walk = new Walk();
        walk.visit(mail, 0);
        return walk.found;
    }

    /** Whether the type is this one; {@code text/*} is any text. */
    boolean is(String mimeType) {
        return type.map(it -> it.match(mimeType)).orElse(false);
    }

    boolean isSealed() {
        return is("application/pkcs7-mime") || is("application/x-pkcs7-mime");
    }

    /** Whether its type says so, or its file name if a relay did not know the type. */
    boolean looksLikePayload() {
        boolean named = fileName().equals(MailWriter.FILE_NAME);
        return is(MailWriter.TYPE)
                || isSealed()
                || (named && (type.isEmpty() || is("application/octet-stream")));
    }

    private String fileName() {
        try {
            String name = part.getFileName();
            return name == null ? "" : name.toLowerCase(Locale.ROOT);
        } catch (MessagingException nonsense) {
            return "";
        }
    }

    boolean isQuotedPrintable() throws MessagingException {
        String encoding = part.getEncoding();
        return encoding != null && encoding.strip().equalsIgnoreCase("quoted-printable");
    }

    /** Decoded from whatever transfer encoding it has now. */
    byte[] bytes() throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }

    /** As it stands in the mail, one character for each byte. */
    String raw() throws MessagingException, IOException {
        try (InputStream in = rawStream()) {
            return new String(in.readAllBytes(), ISO_8859_1);
        }
    }

    private InputStream rawStream() throws MessagingException, IOException {
        if (part instanceof MimeBodyPart body) {
            return body.getRawInputStream();
        }
        return part instanceof MimeMessage mail ? mail.getRawInputStream() : part.getInputStream();
    }

    /** The beginning of a text, whatever its transfer encoding and its character set. */
    String text() throws MessagingException {
        byte[] bytes;
        try (InputStream in = textStream()) {
            bytes = in.readNBytes(MAX_TEXT_BYTES);
        } catch (IOException damaged) {
            return "";
        }
        return new String(bytes, charset());
    }

    /** Relays encode a part of the type message, though they must not; the library ignores that. */
    private InputStream textStream() throws MessagingException, IOException {
        String encoding = part.getHeader("Content-Transfer-Encoding", null);
        return is("message/*") && encoding != null
                ? MimeUtility.decode(rawStream(), encoding.strip())
                : part.getInputStream();
    }

    /** The mail that this part is. */
    MimeMessage mail(Session session) throws MessagingException, IOException {
        try (InputStream in = textStream()) {
            return new MimeMessage(session, in);
        }
    }

    private Charset charset() {
        String name = type.map(it -> it.getParameter("charset")).orElse("UTF-8");
        try {
            return Charset.forName(MimeUtility.javaCharset(name));
        } catch (IllegalArgumentException unknown) {
            return UTF_8;
        }
    }

    private static final class Walk {
        private final List<MimeLeaf> found = new ArrayList<>();
        private int parts;

        void visit(MimePart part, int depth) throws MessagingException, IOException {
            if (depth > MAX_DEPTH || ++parts > MAX_PARTS) {
                throw new MessagingException(
                        "more than " + MAX_DEPTH + " levels or " + MAX_PARTS + " parts");
            }
            Optional<ContentType> type = ContentTypes.of(part);
            boolean several = type.isPresent() && type.get().match("multipart/*");
            List<MimePart> inner = several ? inside(part) : List.of();
            if (inner.isEmpty()) {
                found.add(new MimeLeaf(part, type));
            }
            for (MimePart each : inner) {
                visit(each, depth + 1);
            }
        }

        private static List<MimePart> inside(MimePart part) throws IOException {
            List<MimePart> inner = new ArrayList<>();
            try {
                if (part.getContent() instanceof MimeMultipart several) {
                    for (int i = 0; i < several.getCount(); i++) {
                        if (several.getBodyPart(i) instanceof MimePart each) {
                            inner.add(each);
                        }
                    }
                }
            } catch (MessagingException indivisible) {
                // For example: the boundary in the header is not the one in the body.
                return List.of();
            }
            return inner;
        }
    }
}
