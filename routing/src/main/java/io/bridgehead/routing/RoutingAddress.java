package io.bridgehead.routing;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The mail address of a gateway: of the target, or of a gateway that forwards to it. ASCII, {@code local@domain},
 * at most {@value #MAX_LENGTH} characters (RFC 5321 §4.5.3.1), the local part a dot-atom: no quotes,
 * no address literal, and no space or line end that a relay could take for a second command. The domain is kept
 * in lower case, the local part as given; two addresses are equal if both are.
 */
public record RoutingAddress(String local, String domain) implements Comparable<RoutingAddress> {

    /** The longest address, in characters. */
    public static final int MAX_LENGTH = 254;

    private static final int LOCAL_MAX = 64;

    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
                    + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    public RoutingAddress {
        if (!isLocal(local)
                || !isDomain(domain)
                || local.length() + domain.length() >= MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "not a routing address: '" + local + "@" + domain + "'");
        }
        domain = domain.toLowerCase(Locale.ROOT);
    }

    /** The address in this text; IllegalArgumentException if there is none. */
    public static RoutingAddress of(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("not a routing address: '" + text + "' has no '@'");
        }
        return new RoutingAddress(text.substring(0, at), text.substring(at + 1));
    }

    /** Whether {@link #of} would take it. */
    public static boolean isValid(String text) {
        int at = text.indexOf('@');
        return at > 0
                && text.length() <= MAX_LENGTH
                && isLocal(text.substring(0, at))
                && isDomain(text.substring(at + 1));
    }

    @Override
    public int compareTo(RoutingAddress other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }

    private static boolean isLocal(String text) {
        return text.length() <= LOCAL_MAX && LOCAL.matcher(text).matches();
    }

    private static boolean isDomain(String text) {
        return text.length() < MAX_LENGTH && DOMAIN.matcher(text).matches();
    }
}
