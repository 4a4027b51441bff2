package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.simulation.plan.Chance;
import io.bridgehead.gateway.simulation.plan.PartnershipBreak;
import io.bridgehead.gateway.simulation.plan.Plan;
import io.bridgehead.gateway.simulation.plan.Plan.Pair;
import io.bridgehead.gateway.simulation.plan.Plan.Pause;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.NamingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plans the events of the chaos: when sites become partners, when users write, and what breaks. */
final class Hazards {
    private final World world;
    private final Plan plan;
    private final Chance chance;

    Hazards(World world) {
        this.world = world;
        this.plan = world.plan();
        this.chance = world.chance().split();
    }

    void plan() {
        for (Pair link : plan.cast().links()) {
            meet(link);
        }
        for (int i = 0; i < plan.people().bursts(); i++) {
            sometime(this::write);
        }
        for (int i = chance.below(4); i > 0; i--) {
            sometime(this::breakLink);
        }
        if (chance.perMille(200)) {
            sometime(this::setClock);
        }
        if (chance.perMille(200) && plan.trouble().splitHistory().isEmpty()) {
            planLoss();
        }
        if (plan.people().undeletes() > 0) {
            planUndeletes(chance.split());
        }
        plan.people().pause().ifPresent(this::suspend);
        plan.trouble().partnershipBreak().ifPresent(this::part);
        world.filterPeriods().plan();
        plan.trouble().splitHistory().ifPresent(each -> new SplitHistoryEvents(world, each).plan());
    }

    private void planUndeletes(Chance own) {
        for (int i = plan.people().undeletes(); i > 0; i--) {
            Station station = world.station(own.pick(plan.cast().sites()));
            world.timeline()
                    .after(
                            own.upTo(plan.trouble().chaos()),
                            () -> new SitePeople(world, station).undelete(own));
        }
    }

    private void part(PartnershipBreak planned) {
        Duration percent = plan.trouble().chaos().dividedBy(100);
        world.timeline()
                .after(percent.multipliedBy(planned.from()), () -> world.part(planned.link()));
        if (planned.until() <= 100) {
            world.timeline().after(percent.multipliedBy(planned.until()), world::meetAgain);
        }
    }

    private void suspend(Pause pause) {
        Pair link = plan.cast().links().get(pause.link() % plan.cast().links().size());
        Station station = world.station(pause.bySecond() ? link.b() : link.a());
        Suspensions operator = new Suspensions(world, station);
        SiteId other = pause.bySecond() ? link.a() : link.b();
        Duration percent = plan.trouble().chaos().dividedBy(100);
        world.timeline().after(percent.multipliedBy(pause.from()), () -> operator.begin(other));
        world.timeline().after(percent.multipliedBy(pause.until()), () -> operator.end(other));
    }

    private void sometime(Runnable what) {
        world.timeline().after(chance.upTo(plan.trouble().chaos()), what);
    }

    /** Each operator registers the other site at a time of his own, mostly at the beginning. */
    private void meet(Pair link) {
        Duration most = chance.perMille(800)
                ? Duration.ofMinutes(10)
                : plan.trouble().chaos().dividedBy(2);
        world.timeline().after(chance.upTo(most), () -> meet(link.a(), link.b()));
        world.timeline().after(chance.upTo(most), () -> meet(link.b(), link.a()));
    }

    private void meet(SiteId site, SiteId other) {
        if (world.partnersOf(site).contains(other)) {
            world.station(site).register(other);
        }
    }

    /**
     * One site loses its disk, or its database returns to an older image: by a restore, or without
     * the gateway's knowledge. After that its disk may fail too.
     */
    private void planLoss() {
        Station station = world.station(chance.pick(plan.cast().sites()));
        if (chance.perMille(300)) {
            sometime(station::loseDisk);
            return;
        }
        Duration image = chance.upTo(plan.trouble().chaos().dividedBy(2));
        Duration back = image.plus(chance.upTo(plan.trouble().chaos().dividedBy(2)));
        world.timeline().after(image, station::takeImage);
        boolean announced = chance.perMille(500);
        world.timeline().after(back, () -> station.putImageBack(announced));
        if (chance.perMille(200)) {
            world.timeline().after(back.plus(chance.upTo(Duration.ofDays(2))), station::loseDisk);
        }
    }

    private void write() {
        Station station = world.station(chance.pick(plan.cast().sites()));
        List<NamingContext> writable = station.read(Directory::contexts).stream()
                .filter(each -> each.acceptsWritesOf(station.site()))
                .toList();
        NamingContext context = chance.pick(writable);
        int changes = chance.perMille(700) ? 1 : chance.between(2, 12);
        new SitePeople(world, station)
                .write(new Clerk.Task(context, changes, plan.mail().photos()));
    }

    private void breakLink() {
        Instant until = world.timeline()
                .now()
                .plus(chance.longTailed(Duration.ofHours(6), plan.trouble().chaos()));
        world.post().breakLink(chance.pick(plan.cast().links()), until);
    }

    private void setClock() {
        Station station = world.station(chance.pick(plan.cast().sites()));
        station.clock().jump(plan, chance);
        Instant shown = station.clock().now();
        world.journal().count(Fault.CLOCK_JUMP);
        world.journal().note(() -> station.site() + " sets its clock to " + shown);
    }
}
