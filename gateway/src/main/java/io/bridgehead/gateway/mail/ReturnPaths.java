package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Epoch;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a return path for each message, so that a bounce tells which message it is about even if
 * its text does not: {@code gateway+b-1a-3f9c2e1b-0a1b@north.example}. The path holds the number of
 * the message, a digest of our epoch and the receiver, for which the number counts, and a digest of
 * the connector. So the gateway need not remember its paths. A digest is no secret: a stranger can
 * make up a bounce. Therefore a bounce must never do more harm than an early question, or mail that
 * is cut smaller than necessary until the operator forgets the limit.
 */
public final class ReturnPaths {

    private static final Pattern TAG =
            Pattern.compile("b-([0-9a-z]{1,12})-([0-9a-f]{8})-([0-9a-f]{4})");
    private static final Pattern MESSAGE_ID =
            Pattern.compile("(.+)\\.([0-9]{1,18})(?:\\.part[0-9]{1,5})?(?:@.*)?");
    private static final int LOCAL_MAX = 64;

    /** Mail returns to an address where this gateway takes no mail. */
    public static final ReturnPaths NONE =
            new ReturnPaths(new RoutingAddress("none", "invalid"), Optional.empty(), List.of());

    private final RoutingAddress address;
    private final Optional<String> separator;
    private final List<String> connectors;

    /** A message that came back, with its receiver and, if known, the connector that sent it. */
    public record Returned(SiteId receiver, long number, Optional<String> connector) {}

    /**
     * Return paths of the gateway at {@code address}.
     *
     * @param separator between its local part and what follows; if empty, all mail returns to the
     *     plain address
     * @param connectors the names of all connectors
     */
    public ReturnPaths(
            RoutingAddress address, Optional<String> separator, List<String> connectors) {
        this.address = address;
        this.separator = separator;
        this.connectors = List.copyOf(connectors);
    }

    /** Where the message of this id returns to if it leaves by {@code connector}. */
    public RoutingAddress of(String messageId, String connector) {
        Matcher id = MESSAGE_ID.matcher(messageId);
        if (separator.isEmpty() || !id.matches()) {
            return address;
        }
        String local = prefix() + "b-" + Long.toString(Long.parseLong(id.group(2)), 36) + "-"
                + digest(id.group(1), 8) + "-" + digest(connector, 4);
        return local.length() > LOCAL_MAX ? address : new RoutingAddress(local, address.domain());
    }

    /** Whether {@code recipient} is our address, in upper or lower case, or a return path. */
    public boolean accepts(RoutingAddress recipient) {
        return recipient.domain().equals(address.domain())
                && (recipient.local().equalsIgnoreCase(address.local())
                        || tag(recipient).isPresent());
    }

    /** Whether {@code recipient} has the form of a return path of one of our messages. */
    public boolean isReturnPath(RoutingAddress recipient) {
        return tag(recipient).isPresent();
    }

    /** The message that returns to {@code recipient}, if we sent it in this {@code epoch}. */
    public Optional<Returned> at(
            RoutingAddress recipient, Epoch epoch, Collection<SiteId> partners) {
        return tag(recipient)
                .flatMap(tag -> partners.stream()
                        .filter(site -> digest(counted(epoch, site), 8).equals(tag.group(2)))
                        .findFirst()
                        .map(site -> new Returned(
                                site, Long.parseLong(tag.group(1), 36), connector(tag.group(3)))));
    }

    /** The message with this id, or with a part that has this id, if we sent it. */
    public static Optional<Returned> of(
            String messageId, Epoch epoch, Collection<SiteId> partners) {
        Matcher id = MESSAGE_ID.matcher(messageId);
        return id.matches()
                ? partners.stream()
                        .filter(site -> counted(epoch, site).equals(id.group(1)))
                        .findFirst()
                        .map(site ->
                                new Returned(site, Long.parseLong(id.group(2)), Optional.empty()))
                : Optional.empty();
    }

    /** The id of the message with this number. */
    public static String messageId(Epoch epoch, SiteId receiver, long number) {
        return counted(epoch, receiver) + "." + number;
    }

    /** The id without the number: numbers count for each epoch and receiver. */
    private static String counted(Epoch epoch, SiteId receiver) {
        return epoch + "." + receiver;
    }

    private Optional<String> connector(String digest) {
        List<String> named = connectors.stream()
                .filter(each -> digest(each, 4).equals(digest))
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private Optional<Matcher> tag(RoutingAddress recipient) {
        String local = recipient.local().toLowerCase(Locale.ROOT);
        String prefix = prefix();
        if (separator.isEmpty()
                || !recipient.domain().equals(address.domain())
                || !local.startsWith(prefix)) {
            return Optional.empty();
        }
        Matcher tag = TAG.matcher(local.substring(prefix.length()));
        return tag.matches() ? Optional.of(tag) : Optional.empty();
    }

    private String prefix() {
        return address.local().toLowerCase(Locale.ROOT) + separator.orElse("");
    }

    private static String digest(String text, int length) {
        return PayloadLabel.sha256(text.getBytes(UTF_8)).substring(0, length);
    }
}
