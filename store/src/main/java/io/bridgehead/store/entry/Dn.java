package io.bridgehead.store.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A distinguished name cut into its RDNs, the leaf first (RFC 4514). Cutting is all that happens
 * here: whether each part is well formed is checked where names come in. No RDN is the name of the
 * nothing above the base entry.
 */
public record Dn(List<Rdn> rdns) {
    public Dn {
        rdns = List.copyOf(rdns);
    }

    /** Cuts {@code text} at its commas, except those escaped by a backslash. */
    public static Dn of(String text) {
        List<Rdn> rdns = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == ',') {
                rdns.add(new Rdn(text.substring(start, i).strip()));
                start = i + 1;
            }
        }
        String last = text.substring(start).strip();
        if (!last.isEmpty() || !rdns.isEmpty()) {
            rdns.add(new Rdn(last));
        }
        return new Dn(rdns);
    }

    /** The name without its first {@code count} RDNs. */
    public Dn above(int count) {
        return new Dn(rdns.subList(count, rdns.size()));
    }

    /** The name of what stands above. */
    public Dn parent() {
        return above(1);
    }

    /** The form in which names are compared. */
    public String key() {
        return rdns.stream().map(Rdn::key).collect(Collectors.joining(","));
    }

    /** Whether this names {@code top} itself or something below it. */
    public boolean isWithin(Dn top) {
        int depth = rdns.size() - top.rdns.size();
        return depth >= 0 && above(depth).key().equals(top.key());
    }

    @Override
    public String toString() {
        return rdns.stream().map(Rdn::text).collect(Collectors.joining(","));
    }
}
