package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.replication.Step;
import io.bridgehead.gateway.replication.Suspension;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import java.time.Instant;

/** The partners, and what is decided about them. */
final class Partners {
    private final RunningGateway gateway;

    Partners(RunningGateway gateway) {
        this.gateway = gateway;
    }

    PartnersReport list() {
        return new PartnersReport(Standing.of(gateway).partners());
    }

    Suspended suspend(Call call) {
        return decide(call, Suspension::begin, true);
    }

    Suspended resume(Call call) {
        return decide(call, Suspension::end, false);
    }

    private Suspended decide(Call call, Decision decision, boolean suspended) {
        SiteId site = Questions.partner(gateway, call);
        Instant now = gateway.clock().instant();
        boolean before = gateway.store().write(tx -> {
            tx.write(decision.step(site, tx, now).changes());
            return tx.partner(site).filter(Suspension::isOn).isPresent();
        });
        gateway.wake();
        return new Suspended(site.name(), suspended, before == suspended);
    }

    @FunctionalInterface
    private interface Decision {
        Step step(SiteId site, Directory directory, Instant now);
    }

    /**
     * What became of a decision.
     *
     * @param before whether it was so already
     */
    record Suspended(String site, boolean suspended, boolean before) {}
}
