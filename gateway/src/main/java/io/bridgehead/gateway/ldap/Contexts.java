package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.ResultCode;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Rdn;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The naming contexts of one snapshot by name, for many look-ups. */
public final class Contexts {
    private final Map<String, NamingContext> byKey = new TreeMap<>();

    public Contexts(Directory directory) {
        directory.contexts().forEach(each -> byKey.put(Dn.of(each.dn()).key(), each));
    }

    /** The context that {@code dn} lies in. */
    public Optional<NamingContext> of(Dn dn) {
        String key = dn.key();
        for (Rdn rdn : dn.rdns()) {
            NamingContext context = byKey.get(key);
            if (context != null) {
                return Optional.of(context);
            }
            key = key.substring(Math.min(key.length(), rdn.key().length() + 1));
        }
        return Optional.empty();
    }

    /** The refusal of a DN outside every naming context. */
    public RefusedChange outside(Dn dn) {
        String all =
                byKey.values().stream().map(NamingContext::dn).collect(Collectors.joining("; "));
        return new RefusedChange(
                ResultCode.NO_SUCH_OBJECT,
                "'" + dn + "' lies in none of the naming contexts: " + all);
    }

    /** Refuses a write at {@code site} in a context that only another site may write. */
    public static void mustAccept(NamingContext context, SiteId site) {
        if (!context.acceptsWritesOf(site)) {
            String home = context.home().map(SiteId::name).orElse("(unknown)");
            throw new RefusedChange(
                    ResultCode.UNWILLING_TO_PERFORM,
                    "naming context '" + context.dn() + "' is written at its home site " + home
                            + " only; this is " + site);
        }
    }
}
