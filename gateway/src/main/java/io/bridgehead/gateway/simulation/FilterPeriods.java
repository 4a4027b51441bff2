package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.gateway.simulation.plan.FilterPeriod;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.AttributeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Begins and ends the filter periods, and knows which attributes each site withholds at the moment.
 */
final class FilterPeriods {
    private final World world;
    private final List<FilterPeriod> present = new ArrayList<>();

    FilterPeriods(World world) {
        this.world = world;
    }

    /** Plans when each filter period begins and ends. Calm ends all of them. */
    void plan() {
        Duration percent = world.plan().trouble().chaos().dividedBy(100);
        for (FilterPeriod each : world.plan().people().filterPeriods()) {
            world.timeline().after(percent.multipliedBy(each.from()), () -> begin(each));
            world.timeline().after(percent.multipliedBy(each.until()), () -> end(each));
        }
    }

    private void begin(FilterPeriod period) {
        if (!world.isCalm()) {
            world.journal().count(Fault.LEFT_OUT);
            world.journal()
                    .note(() -> period.site() + " leaves out " + period.name() + " with "
                            + period.other());
            present.add(period);
            reconfigure(period.site());
        }
    }

    private void end(FilterPeriod period) {
        if (present.remove(period)) {
            world.journal()
                    .note(() -> period.site() + " leaves out " + period.name() + " no longer with "
                            + period.other());
            reconfigure(period.site());
        }
    }

    void endAll() {
        List.copyOf(present).forEach(this::end);
    }

    private void reconfigure(SiteId site) {
        world.station(site).reconfigure(terms(site));
    }

    private PartnerTerms terms(SiteId site) {
        TreeMap<SiteId, SortedSet<AttributeName>> withheld = new TreeMap<>();
        for (FilterPeriod each : present) {
            if (each.site().equals(site)) {
                withheld.computeIfAbsent(each.other(), none -> new TreeSet<>()).add(each.name());
            }
        }
        return world.plan().terms(site).withholding(withheld);
    }
}
