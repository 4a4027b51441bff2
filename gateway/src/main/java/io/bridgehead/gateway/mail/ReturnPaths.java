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
 * A return path of its own for each message, so that a bounce tells which one it is about even if
 * its text does not: {@code gateway+b-1a-3f9c2e1b-0a1b@north.example}. It names the number of the
 * message, digests of what the number counts in (our epoch and the receiver) and of the connector
 * that the mail left by. Nothing has to be remembered. A digest is no secret: anybody may make up a
 * bounce, and so a bounce must never do more harm than an early question.
 */
public final class ReturnPaths {

    private static final Pattern TAG =
            Pattern.compile("b-([0-9a-z]{1,12})-([0-9a-f]{8})-([0-9a-f]{4})");
    private static final Pattern MESSAGE_ID =
            Pattern.compile("(.+)\\.([0-9]{1,18})(?:\\.part[0-9]{1,5})?(?:@.*)?");
    private static final int LOCAL_MAX = 64;

    /** All mail returns to an address at which no mail is taken. */
    public static final ReturnPaths NONE =
            new ReturnPaths(new RoutingAddress("none", "invalid"), Optional.empty(), List.of());

    private final RoutingAddress address;
    private final Optional<String> separator;
    private final List<String> connectors;

    /** A message that came back: whom it was for, and the connector it left by, if that is known. */
    public record Returned(SiteId receiver, long number, Optional<String> connector) {}

    /**
     * Return paths of the gateway at {@code address}.
     *
     * @param separator between its local part and what follows; if empty, all mail returns to the
     *     plain address
     * @param connectors the names of all
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

    /** Whether mail to {@code recipient} is for us: our address, in whatever case, or a return path. */
    public boolean accepts(RoutingAddress recipient) {
        return recipient.domain().equals(address.domain())
                && (recipient.local().equalsIgnoreCase(address.local())
                        || tag(recipient).isPresent());
    }

    /** Whether {@code recipient} has the form of a return path of one of our messages. */
    public boolean isReturnPath(RoutingAddress recipient) {
        return tag(recipient).isPresent();
    }

    /** The message that returns to {@code recipient}, if it is one from us in our {@code epoch}. */
    public Optional<Returned> at(
            RoutingAddress recipient, Epoch epoch, Collection<SiteId> partners) {
        return tag(recipient)
                .flatMap(tag -> partners.stream()
                        .filter(site -> digest(counted(epoch, site), 8).equals(tag.group(2)))
                        .findFirst()
                        .map(site -> new Returned(
                                site, Long.parseLong(tag.group(1), 36), connector(tag.group(3)))));
    }

    /** The message of this id, or of which this is a part's id, if it is one from us. */
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

    /** What a number counts in: the id without it. */
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
