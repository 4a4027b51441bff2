package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.config.Nearest;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.ldap.Names;
import io.bridgehead.gateway.ldap.RefusedChange;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.view.Naming;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The sites, contexts and entries that requests name. A name that this gateway does not know is
 * refused, with the known names and the one that may be meant: a misspelled name must not look like a
 * site or a context about which there is nothing to say.
 */
final class KnownNames {
    private static final int SHOWN_MAX = 30;

    private final RunningGateway gateway;

    KnownNames(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** The partner that the parameter {@code site} names. */
    SiteId partner(AdminCall call) {
        return known(
                call,
                "a partner of this gateway",
                gateway.store()
                        .read(directory -> directory.partners().stream()
                                .filter(each -> !each.isRemoved())
                                .map(each -> each.site().name())
                                .toList()));
    }

    /** As {@link #partner}, which must not be suspended: it would never answer. */
    SiteId activePartner(AdminCall call) {
        SiteId site = partner(call);
        if (gateway.store()
                .read(each -> each.partner(site).filter(Partner::isSuspended).isPresent())) {
            throw new RequestException(
                    409, site + " is suspended: ./bridgehead partner resume " + site);
        }
        return site;
    }

    /** The site that the parameter {@code site} names: this one, a partner, or any that is known. */
    SiteId site(AdminCall call) {
        TreeSet<String> known = new TreeSet<>(gateway.store().read(KnownNames::sites));
        gateway.routes().reachable().forEach(each -> known.add(each.name()));
        return known(call, "a site that this gateway knows", known);
    }

    private static List<String> sites(Directory directory) {
        TreeSet<String> sites = new TreeSet<>();
        sites.add(directory.self().site().name());
        directory.partners().stream().map(Partner::site).map(SiteId::name).forEach(sites::add);
        directory.owners().stream().map(EpochOwner::site).map(SiteId::name).forEach(sites::add);
        directory.contexts().forEach(each -> each.home().ifPresent(home -> sites.add(home.name())));
        return List.copyOf(sites);
    }

    private static SiteId known(AdminCall call, String what, Collection<String> known) {
        String name = call.parameter("site").orElse("");
        if (!known.contains(name)) {
            throw unknown(name, what, known);
        }
        return SiteId.of(name);
    }

    /** The context of this DN, however it is written. */
    static NamingContext context(Directory directory, String text) {
        String wanted = dn(text).key();
        return directory.contexts().stream()
                .filter(each -> dn(each.dn()).key().equals(wanted))
                .findFirst()
                .orElseThrow(() -> unknown(
                        text,
                        "a naming context",
                        directory.contexts().stream().map(NamingContext::dn).toList()));
    }

    /** The DN of an entry, however it is written. */
    static Dn entry(Directory directory, String text) {
        Dn dn = dn(text);
        Naming naming = new Naming(directory);
        if (naming.find(dn).isPresent()) {
            return dn;
        }
        Dn above = dn;
        while (above.rdns().size() > 1) {
            above = above.parent();
            if (naming.find(above).isPresent()) {
                throw new RequestException(
                        404,
                        "there is no entry '" + text + "'; the nearest above it is '" + above
                                + "'");
            }
        }
        throw new RequestException(
                404,
                "there is no entry '" + text + "'; the directory begins at '"
                        + directory.self().base() + "'");
    }

    private static Dn dn(String text) {
        try {
            return Names.dn(text);
        } catch (RefusedChange refused) {
            throw new RequestException(400, String.valueOf(refused.getMessage()));
        }
    }

    private static RequestException unknown(String name, String what, Collection<String> known) {
        return new RequestException(
                404, "'" + name + "' is not " + what + Nearest.advice(name, known, SHOWN_MAX));
    }

    /** Refuses unknown names in a filter that the client itself applies. */
    Checked check(AdminCall call) {
        if (call.parameter("site").isPresent()) {
            site(call);
        }
        call.parameter("entry")
                .ifPresent(text -> gateway.store().read(directory -> entry(directory, text)));
        return new Checked(true);
    }

    /** All names are known. */
    record Checked(boolean known) {}
}
