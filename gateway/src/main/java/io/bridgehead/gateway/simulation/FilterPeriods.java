package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.replication.PartnerTerms;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.AttributeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which attributes are left out between whom at the moment, and who changes that when. */
final class FilterPeriods {
    private final World world;
    private final List<FilterPeriod> present = new ArrayList<>();

    FilterPeriods(World world) {
        this.world = world;
    }

    /** Each begins and ends at its time, unless calm comes first. */
    void plan() {
        Duration percent = world.plan().trouble().chaos().dividedBy(100);
        for (FilterPeriod each : world.plan().people().sieves()) {
            world.timeline().after(percent.multipliedBy(each.from()), () -> begin(each));
            world.timeline().after(percent.multipliedBy(each.until()), () -> end(each));
        }
    }

    private void begin(FilterPeriod sieve) {
        if (!world.isCalm()) {
            world.journal().count(Fault.LEFT_OUT);
            world.journal()
                    .note(() -> sieve.site() + " leaves out " + sieve.name() + " with "
                            + sieve.other());
            present.add(sieve);
            reconfigure(sieve.site());
        }
    }

    private void end(FilterPeriod sieve) {
        if (present.remove(sieve)) {
            world.journal()
                    .note(() -> sieve.site() + " leaves out " + sieve.name() + " no more with "
                            + sieve.other());
            reconfigure(sieve.site());
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
