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

    /** Whether there can be an address that lies in both. */
    public boolean overlaps(AddressSpace other) {
        return meet(local(), other.local()) && meet(domain(), other.domain());
    }

    private String local() {
        int at = pattern.indexOf('@');
        return at < 0 ? "*" : pattern.substring(0, at).toLowerCase(Locale.ROOT);
    }

    private String domain() {
        return pattern.substring(pattern.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Whether some text matches both patterns. Cell j of row i says whether some text matches both the rest of
     * {@code one} from i and the rest of {@code other} from j; the rows are filled from the end.
     */
    private static boolean meet(String one, String other) {
        boolean[] below = new boolean[other.length() + 1];
        for (int i = one.length(); i >= 0; i--) {
            boolean[] row = new boolean[other.length() + 1];
            for (int j = other.length(); j >= 0; j--) {
                boolean more = i < one.length();
                boolean otherMore = j < other.length();
                if (!more && !otherMore) {
                    row[j] = true;
                } else if ((more && one.charAt(i) == '*')
                        || (otherMore && other.charAt(j) == '*')) {
                    row[j] = (more && below[j]) || (otherMore && row[j + 1]);
                } else if (more && otherMore) {
                    row[j] = isSame(one.charAt(i), other.charAt(j)) && below[j + 1];
                }
            }
            below = row;
        }
        return below[0];
    }

    private static boolean isSame(char a, char b) {
        return a == b || a == '?' || b == '?';
    }

    /**
     * When a letter does not match, this goes back to the latest {@code *} only, never to an earlier
     * one: what the earlier one took already fits. So the time is at most the product of the lengths,
     * and no pattern of an operator can stall the gateway.
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
