package io.bridgehead.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Content-Type headers, even those that a relay has written badly. The library gives up at
 * {@code boundary="x";; charset=y}, and then the whole mail would be one text without parts.
 */
final class ContentTypes {

    private static final String HEADER = "Content-Type";
    private static final Pattern TYPE = Pattern.compile(
            "\\s*([A-Za-z0-9!#$&^_.+-]{1,127})\\s*/\\s*([A-Za-z0-9!#$&^_.+-]{1,127})");
    private static final Pattern BOUNDARY = Pattern.compile(
            "boundary\\s*=\\s*(?:\"([^\"\r\n]{1,200})\"|([^\\s;,\"]{1,200}))",
            Pattern.CASE_INSENSITIVE);

    private ContentTypes() {}

    /**
     * The type of a part; {@code text/plain} if it has none. If the library cannot read the header,
     * the part gets a repaired header, so that the library finds the inner parts.
     *
     * @return empty if the header names no type at all
     */
    static Optional<ContentType> of(MimePart part) throws MessagingException {
        String header = part.getContentType();
        if (header == null) {
            return Optional.empty();
        }
        Optional<ContentType> asWritten = parsed(header);
        if (asWritten.isPresent()) {
            return asWritten;
        }
        for (String repaired : new String[] {withoutEmptyParameters(header), essence(header)}) {
            Optional<ContentType> type = parsed(repaired);
            if (type.isPresent()) {
                part.setHeader(HEADER, repaired);
                return type;
            }
        }
        return Optional.empty();
    }

    private static Optional<ContentType> parsed(String header) {
        try {
            ContentType type = new ContentType(header);
            boolean lacksBoundary = type.match("multipart/*")
                    && type.getParameter("boundary") == null
                    && BOUNDARY.matcher(header).find();
            return lacksBoundary ? Optional.empty() : Optional.of(type);
        } catch (ParseException nonsense) {
            return Optional.empty();
        }
    }

    private static String withoutEmptyParameters(String header) {
        return header.replaceAll(";(?:\\s*;)+", ";").replaceAll("[;\\s]+$", "");
    }

    /** The type and the boundary alone. */
    private static String essence(String header) {
        Matcher type = TYPE.matcher(header);
        if (!type.lookingAt()) {
            return "";
        }
        String name = type.group(1) + "/" + type.group(2);
        Matcher boundary = BOUNDARY.matcher(header);
        if (!boundary.find()) {
            return name;
        }
        String value = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return name + "; boundary=\"" + value + "\"";
    }
}
