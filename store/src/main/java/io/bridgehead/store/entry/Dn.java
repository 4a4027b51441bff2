package io.bridgehead.store.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A distinguished name as a list of RDNs, the leaf first (RFC 4514). This class only cuts the text;
 * where a name enters the product, it is checked that each RDN is well formed. The name without any
 * RDN stands above the base entry.
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

    /** The name of the parent. */
    public Dn parent() {
        return above(1);
    }

    /** The form in which names are compared: see {@link Rdn#key}. */
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
