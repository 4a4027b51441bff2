package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.simulation.law.Origins;
import io.bridgehead.gateway.simulation.plan.Chance;
import io.bridgehead.gateway.simulation.plan.Plan;
import io.bridgehead.routing.SiteId;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Everything that exists in one simulation, and its source of chance. */
final class World {
    static final String BASE = "dc=example";

    private final Plan plan;
    private final Timeline timeline = new Timeline();
    private final Journal journal;
    private final Chance chance;
    private final Origins origins;
    private final Databases stores;
    private final UUID organization;
    private final MailWrapping wrapping;
    private final SortedMap<SiteId, Station> stations = new TreeMap<>();
    private final MailNetwork post;
    private Optional<Plan.Pair> parted = Optional.empty();
    private final FilterPeriods filterPeriods = new FilterPeriods(this);
    private boolean calm;

    World(SimulationOptions options) {
        this.chance = new Chance(options.seed());
        this.plan = Plan.of(chance.split(), options.seed(), options.sites(), options.mail());
        this.origins = new Origins(!plan.people().filterPeriods().isEmpty());
        this.journal = new Journal(timeline, options.trace());
        this.stores = options.stores();
        this.organization = chance.uuid();
        this.wrapping = new MailWrapping(organization, plan.mail().handling());
        this.post = new MailNetwork(this);
        for (SiteId site : plan.cast().sites()) {
            stations.put(site, new Station(this, site));
        }
    }

    Plan plan() {
        return plan;
    }

    Timeline timeline() {
        return timeline;
    }

    Journal journal() {
        return journal;
    }

    Chance chance() {
        return chance;
    }

    Origins origins() {
        return origins;
    }

    MailNetwork post() {
        return post;
    }

    FilterPeriods filterPeriods() {
        return filterPeriods;
    }

    MailWrapping wrapping() {
        return wrapping;
    }

    UUID organization() {
        return organization;
    }

    Databases stores() {
        return stores;
    }

    Collection<Station> stations() {
        return stations.values();
    }

    Station station(SiteId site) {
        return Objects.requireNonNull(stations.get(site), () -> "no such site: " + site);
    }

    SortedSet<SiteId> partnersOf(SiteId site) {
        TreeSet<SiteId> partners = new TreeSet<>();
        for (Plan.Pair link : plan.cast().links()) {
            if (parted.equals(Optional.of(link))) {
                continue;
            }
            if (link.a().equals(site)) {
                partners.add(link.b());
            } else if (link.b().equals(site)) {
                partners.add(link.a());
            }
        }
        return partners;
    }

    /** The sites of {@code link} stop being partners. */
    void part(Plan.Pair link) {
        parted = Optional.of(link);
        journal.count(Fault.PARTED);
        journal.note(() -> link.a() + " and " + link.b() + " are partners no more");
        stations.values().forEach(each -> new Suspensions(this, each).removeOthers());
    }

    /** The sites that stopped being partners become partners again. */
    void meetAgain() {
        parted.ifPresent(link -> {
            parted = Optional.empty();
            station(link.a()).register(link.b());
            station(link.b()).register(link.a());
        });
    }

    /**
     * Excuses each change that only {@code losing} holds: it is lost, and no law demands it later.
     */
    void excuseUnsaved(Station losing) {
        origins.all().toList().forEach(origin -> {
            boolean saved = stations.values().stream()
                    .filter(each -> each != losing)
                    .anyMatch(each -> each.watch().holds(origin.part()));
            if (!saved) {
                origins.excuse(origin);
            }
        });
    }

    /** Whether the chaos is over: no fault strikes any more. */
    boolean isCalm() {
        return calm;
    }

    void calmDown() {
        calm = true;
        stations.values().forEach(Station::start);
        stations.values().forEach(each -> new Suspensions(this, each).endAll());
        filterPeriods.endAll();
    }

    /** Whether a fault of this rate per mille strikes now. The journal counts it if it does. */
    boolean strikes(int rate, Fault fault) {
        boolean strikes = !calm && chance.perMille(rate);
        if (strikes) {
            journal.count(fault);
        }
        return strikes;
    }
}
