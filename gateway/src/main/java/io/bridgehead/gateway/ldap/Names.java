package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Rdn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Brings names into one form: escapes only where RFC 4514 section 2.4 demands them, control characters
 * in hexadecimal, the parts of one RDN in the order of their types. A name can be written in many ways;
 * all of them must claim the same place in the tree.
 */
public final class Names {
    private Names() {}

    /** The DN written as {@code text}, or {@link RefusedChange} with invalidDNSyntax. */
    public static Dn dn(String text) {
        try {
            List<Rdn> rdns = new ArrayList<>();
            for (RDN rdn : new DN(text).getRDNs()) {
                rdns.add(canonical(rdn));
            }
            return new Dn(rdns);
        } catch (LDAPException e) {
            throw malformed(text, String.valueOf(e.getMessage()));
        }
    }

    /** The single RDN written as {@code text}, or {@link RefusedChange} with invalidDNSyntax. */
    public static Rdn rdn(String text) {
        Dn dn = dn(text);
        if (dn.rdns().size() != 1) {
            throw malformed(text, "It should be one RDN");
        }
        return dn.rdns().get(0);
    }

    private static Rdn canonical(RDN rdn) {
        TreeMap<String, String> parts = new TreeMap<>();
        String[] types = rdn.getAttributeNames();
        byte[][] values = rdn.getByteArrayAttributeValues();
        for (int i = 0; i < types.length; i++) {
            if (values[i].length == 0) {
                throw malformed(rdn.toString(), "The value of '" + types[i] + "' is empty");
            }
            parts.put(type(types[i], rdn), types[i] + "=" + escaped(AttributeValue.of(values[i])));
        }
        return new Rdn(String.join("+", parts.values()));
    }

    private static String type(String type, RDN rdn) {
        try {
            return AttributeName.of(type).value();
        } catch (IllegalArgumentException e) {
            throw malformed(rdn.toString(), "'" + type + "' is not an attribute type");
        }
    }

    private static String escaped(AttributeValue value) {
        String text = value.text();
        if (!AttributeValue.of(text).equals(value)) {
            return hex(value.bytes());
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean first = i == 0;
            boolean last = i == text.length() - 1;
            boolean atEdge = (c == ' ' && (first || last)) || (c == '#' && first);
            if (c < ' ' || c == 0x7f) {
                out.append(String.format(Locale.ROOT, "\\%02X", (int) c));
            } else {
                out.append(atEdge || "\"+,;<>\\".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return out.toString();
    }

    private static String hex(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length * 3);
        for (byte each : bytes) {
            out.append(String.format(Locale.ROOT, "\\%02X", each & 0xff));
        }
        return out.toString();
    }

    private static RefusedChange malformed(String text, String why) {
        String reason = "'" + text + "' is not a distinguished name. " + why;
        return new RefusedChange(ResultCode.INVALID_DN_SYNTAX, reason);
    }
}
