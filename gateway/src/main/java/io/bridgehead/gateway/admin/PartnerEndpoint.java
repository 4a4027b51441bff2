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
import java.util.function.BiConsumer;

/** The partners, and what is decided about them. */
final class PartnerEndpoint {
    private final RunningGateway gateway;

    PartnerEndpoint(RunningGateway gateway) {
        this.gateway = gateway;
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

    /** Ends a partnership that the configuration no longer has; {@code confirm=true} says it is meant. */
    Removed remove(AdminCall call) {
        SiteId site = AdminRoutes.partner(gateway, call);
        if (gateway.overview().expected().partners().containsKey(site.name())) {
            throw new RequestException(
                    409,
                    site
                            + " is in the configuration: take its <partner> out, start the gateway anew,"
                            + " and then say this again");
        }
        Removed removed = gateway.store().read(directory -> left(directory, site));
        if (call.flag("confirm")) {
            gateway.operator().remove(site);
        }
        return removed;
    }

    private static Removed left(Directory directory, SiteId site) {
        List<Unreached> unreached = directory.contexts().stream()
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
        SiteId site = AdminRoutes.partner(gateway, call);
        boolean before = gateway.store()
                .read(directory ->
                        directory.partner(site).filter(Partner::isSuspended).isPresent());
        decision.accept(gateway.operator(), site);
        return new Suspended(site.name(), suspended, before == suspended);
    }

    /** A partner that is none any more, and the contexts that nobody else brings. */
    record Removed(String site, List<Unreached> unreached) {
        Removed {
            unreached = List.copyOf(unreached);
        }
    }

    /** A context that stays as it is here: nobody tells us of its changes. */
    record Unreached(String context, long entries) {}

    /**
     * What became of a decision.
     *
     * @param before whether it was so already
     */
    record Suspended(String site, boolean suspended, boolean before) {}
}
