package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.bridgehead.routing.SiteId;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a gateway on the way reads of a mail without opening it: for which site it is, and which
 * sites have had it. Its receiver believes what the payload says instead.
 *
 * @param to empty if the mail names no site or several, or if no gateway wrote it
 * @param trace the sender's site first; relays reorder lines, so each line has a number
 */
public record RoutingHeaders(Optional<SiteId> to, List<SiteId> trace) {

    static final String TO = "Bridgehead-To";
    static final String TRACE = "Bridgehead-Trace";

    private static final Pattern HOP = Pattern.compile("([0-9]{1,4})\\s+(\\S{1,64})");
    private static final RoutingHeaders NONE = new RoutingHeaders(Optional.empty(), List.of());

    public RoutingHeaders {
        trace = List.copyOf(trace);
    }

    /** Those of a mail. Never throws, whatever the bytes. */
    public static RoutingHeaders of(byte[] mail) {
        try {
            var headers = new InternetHeaders(new ByteArrayInputStream(mail));
            if (headers.getHeader(PayloadLabel.HEADER) == null) {
                return NONE;
            }
            List<String> to = all(headers, TO).stream().distinct().toList();
            return new RoutingHeaders(
                    to.size() == 1
                            ? to.stream()
                                    .filter(SiteId::isValid)
                                    .map(SiteId::of)
                                    .findFirst()
                            : Optional.empty(),
                    trace(all(headers, TRACE)));
        } catch (MessagingException | RuntimeException unreadable) {
            return NONE;
        }
    }

    /** The same mail with one more line at the top, which says that {@code site} has had it. */
    public byte[] stamped(byte[] mail, SiteId site) {
        byte[] line = (TRACE + ": " + (trace.size() + 1) + " " + site + "\r\n").getBytes(US_ASCII);
        byte[] stamped = Arrays.copyOf(line, line.length + mail.length);
        System.arraycopy(mail, 0, stamped, line.length, mail.length);
        return stamped;
    }

    private static List<SiteId> trace(List<String> lines) {
        Map<Integer, List<SiteId>> hops = new TreeMap<>();
        for (String line : lines) {
            Matcher hop = HOP.matcher(line);
            if (hop.matches() && SiteId.isValid(hop.group(2))) {
                hops.computeIfAbsent(Integer.parseInt(hop.group(1)), number -> new ArrayList<>())
                        .add(SiteId.of(hop.group(2)));
            }
        }
        return hops.values().stream().flatMap(List::stream).toList();
    }

    private static List<String> all(InternetHeaders headers, String name) {
        String[] values = headers.getHeader(name);
        return values == null
                ? List.of()
                : Arrays.stream(values)
                        .map(value -> value.replaceAll("\\s+", " ").strip())
                        .toList();
    }
}
