package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.terms.PartnerSchedules;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.partner.Backsync;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Standing;
import io.bridgehead.store.partner.Trouble;
import io.bridgehead.store.partner.Verification;
import java.time.Instant;
import java.util.Optional;

/**
 * The operator's decisions about one partner as a whole. Each decision keeps cursors and vectors.
 * So a later exchange sends what was missed, and nothing twice.
 */
final class PartnerDecisions {
    private final StepBuilder step;
    private final SiteId site;
    private final Optional<Partner> partner;

    PartnerDecisions(StepBuilder step, SiteId site) {
        this.step = step;
        this.site = site;
        this.partner = step.directory().partner(site);
    }

    /** Makes the site a partner, also after a removal, or gives the partner its new server. */
    void register(String server) {
        Partner known = partner.orElseGet(() -> Partner.registered(site, server));
        Partner served = known.servedBy(server).relieved(Trouble.OTHER_SERVER);
        if (known.isRemoved()) {
            step.put(served.standing(Standing.ACTIVE));
            speakAgain();
        } else {
            step.put(served);
        }
    }

    /** A comparison under way ends: no question leaves any more, so its deadline would not be seen. */
    void suspend() {
        partner.filter(Partner::isActive).ifPresent(each -> {
            step.put(each.standing(Standing.SUSPENDED));
            step.directory().verifications().stream()
                    .filter(row -> row.partner().equals(site))
                    .filter(row -> row.state().isRunning())
                    .forEach(row -> step.put(
                            row.in(Verification.State.UNANSWERED, row.attempts(), Instant.MAX)));
        });
    }

    void resume() {
        partner.filter(Partner::isSuspended).ifPresent(each -> {
            step.put(each.standing(Standing.ACTIVE));
            speakAgain();
        });
    }

    /**
     * Ends the partnership. A restore no longer waits for the partner. Comparisons with it are
     * forgotten, because it will not answer again, and their differences would be shown
     * permanently.
     */
    void remove() {
        partner.ifPresent(each -> step.put(each.standing(Standing.REMOVED)));
        waiveBacksync();
        step.directory().verifications().stream()
                .filter(each -> each.partner().equals(site))
                .forEach(each -> step.put(Verification.none(site, each.context())));
    }

    /** Waits no longer for what a restore lost here. What the partner gives later is still taken. */
    void waiveBacksync() {
        partner.ifPresent(each -> step.put(step.partner(site).owingBacksync(false)));
        for (Link link : step.directory().links(site)) {
            if (link.inbound().backsync().isOpen()) {
                step.put(link.with(link.inbound().with(Backsync.NONE)));
            }
        }
    }

    /**
     * Asks for everything new in each scope that the partner offers, whatever the schedule says. With
     * {@code refresh}, asks for everything, and reads scopes that are not on offer from zero as soon
     * as they are.
     */
    void requestNow(boolean refresh) {
        partner.ifPresent(each -> step.put(each.awaiting(0, 0, PartnerSchedules.REQUESTED)));
        for (Link link : step.directory().links(site)) {
            Inbound inbound = link.inbound();
            if (refresh) {
                step.put(link.with(
                        inbound.restarted(Cursor.START, true, PartnerSchedules.REQUESTED)));
            } else if (inbound.offered()) {
                step.put(link.with(inbound.due(PartnerSchedules.REQUESTED)));
            }
        }
    }

    /** Begins to compare every scope. Where a filter leaves out attributes, nothing is compared. */
    void verify(boolean repair, Instant deadline) {
        if (partner.isEmpty()) {
            return;
        }
        boolean sifted = !step.terms().withholding(site).isEmpty();
        for (NamingContext each : step.directory().contexts()) {
            if (step.terms().includes(site, each.id())) {
                Verification begun = step.directory()
                        .verification(site, each.id())
                        .begun(repair, step.now(), deadline);
                step.put(sifted ? begun.in(Verification.State.LEFT_OUT, 0, Instant.MAX) : begun);
            }
        }
    }

    /** Makes a status to the partner, and a request for each offered scope, due now. */
    private void speakAgain() {
        step.put(step.partner(site).awaiting(0, 0, step.now()));
        for (Link link : step.directory().links(site)) {
            if (link.inbound().offered()) {
                step.put(link.with(link.inbound().due(step.now())));
            }
        }
    }
}
