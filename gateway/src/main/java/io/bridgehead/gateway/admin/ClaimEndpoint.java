package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.status.Lives;
import io.bridgehead.store.Identity;

/** Lets the operator say that of two gateways of this site this one lives. */
final class ClaimEndpoint {
    private final RunningGateway gateway;

    ClaimEndpoint(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** Without {@code confirm=true} it only shows the lives. */
    Claimed claim(AdminCall call) {
        if (call.flag("confirm")) {
            gateway.operator().claimSite();
        }
        return gateway.store().read(directory -> {
            Identity self = directory.self();
            return new Claimed(
                    self.site().name(), self.epoch().toString(), Lives.of(directory, self.site()));
        });
    }

    /**
     * The site and its lives.
     *
     * @param epoch the present life of this database
     * @param lives the latest lives that are known, in words
     */
    record Claimed(String site, String epoch, String lives) {}
}
