package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.control.Operator;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.status.StatusReader;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Shows the partners; asks, suspends, resumes and removes them. */
final class PartnerEndpoint {
    private final RunningGateway gateway;
    private final KnownNames names;

    PartnerEndpoint(RunningGateway gateway) {
        this.gateway = gateway;
        this.names = new KnownNames(gateway);
    }

    PartnersReport list() {
        return new PartnersReport(StatusReader.partners(gateway));
    }

    Suspended suspend(AdminCall call) {
        return decide(call, Operator::suspend, true);
    }

    Suspended resume(AdminCall call) {
        return decide(call, Operator::resume, false);
    }

    /** Ends a partnership; without {@code confirm=true} only shows what that would mean. */
    Removed remove(AdminCall call) {
        SiteId site = names.partner(call);
        if (gateway.overview().expected().partners().containsKey(site.name())) {
            throw new RequestException(
                    409,
                    site
                            + " is in the configuration: take its <partner> out, restart the gateway, and"
                            + " then repeat this");
        }
        Removed removed = gateway.store().read(directory -> left(directory, site));
        if (call.flag("confirm")) {
            gateway.operator().remove(site);
        }
        return removed;
    }

    private static Removed left(Directory directory, SiteId site) {
        List<Unreached> unreached = directory.contexts().stream()
                .filter(each -> !each.home().equals(Optional.of(directory.self().site())))
                .filter(each -> isOffered(directory.link(site, each.id())))
                .filter(each -> directory.partners().stream()
                        .filter(other -> !other.site().equals(site) && !other.isRemoved())
                        .noneMatch(other -> isOffered(directory.link(other.site(), each.id()))))
                .map(each ->
                        new Unreached(each.dn(), directory.totals(each.id()).live()))
                .toList();
        return new Removed(site.name(), unreached);
    }

    private static boolean isOffered(Link link) {
        return link.inbound().offered();
    }

    private Suspended decide(
            AdminCall call, BiConsumer<Operator, SiteId> decision, boolean suspended) {
        SiteId site = names.partner(call);
        boolean before = gateway.store()
                .read(directory ->
                        directory.partner(site).filter(Partner::isSuspended).isPresent());
        decision.accept(gateway.operator(), site);
        return new Suspended(site.name(), suspended, before == suspended);
    }

    /** Asks the partner for everything new, or with {@code refresh=true} for everything. */
    Replicated replicate(AdminCall call) {
        SiteId site = names.activePartner(call);
        gateway.operator().requestNow(site, call.flag("refresh"));
        return new Replicated(site.name(), call.flag("refresh"));
    }

    /** What was asked for. */
    record Replicated(String site, boolean refresh) {}

    /** A former partner, and the contexts that no other partner offers. */
    record Removed(String site, List<Unreached> unreached) {
        Removed {
            unreached = List.copyOf(unreached);
        }
    }

    /** A context that stays as it is here, because no partner tells us of its changes. */
    record Unreached(String context, long entries) {}

    /**
     * What became of a decision.
     *
     * @param before whether it was so already
     */
    record Suspended(String site, boolean suspended, boolean before) {}
}
