package io.bridgehead.routing;

import java.util.Locale;

/**
 * Addresses that a connector carries. A pattern with an {@code @} is matched against the whole
 * address, one without against its domain; {@code *} stands for any characters or none, {@code ?}
 * for one. Case does not matter. {@code *.example} is every domain below {@code example}, not
 * {@code example} itself.
 *
 * @param pattern ASCII without spaces, at most {@value RoutingAddress#MAX_LENGTH} characters
 * @param cost what the connector adds to the cost of a connected site with such an address
 */
public record AddressSpace(String pattern, Cost cost) {

    public AddressSpace {
        if (!isValid(pattern)) {
            throw new IllegalArgumentException("not an address space: '" + pattern + "'");
        }
    }

    /** Whether this text can be a pattern. */
    public static boolean isValid(String pattern) {
        return !pattern.isEmpty()
                && pattern.length() <= RoutingAddress.MAX_LENGTH
                && pattern.chars().allMatch(c -> c > ' ' && c < 0x7F)
                && pattern.indexOf('@') == pattern.lastIndexOf('@');
    }

    /** Whether the address lies in this space. */
    public boolean contains(RoutingAddress address) {
        String subject = pattern.indexOf('@') < 0 ? address.domain() : address.toString();
        return matches(pattern.toLowerCase(Locale.ROOT), subject.toLowerCase(Locale.ROOT));
    }

    /**
     * Goes back only to the latest {@code *}, so that the time is at most the product of both
     * lengths, whatever the pattern.
     */
    private static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int retry = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = t;
            } else if (p < pattern.length()
                    && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
