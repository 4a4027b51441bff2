package io.bridgehead.gateway.simulation.way;

import io.bridgehead.gateway.outbound.DeliveryFailure;
import io.bridgehead.gateway.outbound.DeliveryFailure.Blame;
import io.bridgehead.routing.AddressSpace;
import io.bridgehead.routing.Allowance;
import io.bridgehead.routing.ConnectedSite;
import io.bridgehead.routing.Connection;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Cost;
import io.bridgehead.routing.Retry;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/**
 * What the seed decides of the ways of mail. The sites form a ring, or a chain if they are few, in an
 * order of its own: mail between partners that are not neighbours there is forwarded. In calm the
 * operators have corrected their tables: connectors are always open, take any mail, and no site
 * publishes a connection that it does not have.
 *
 * @param troubled the connectors of each site in bad times
 * @param rumour a connection that a site publishes in bad times and does not have
 * @param outages when which relay fails
 * @param withdrawal a neighbour that an operator removes from the tables of a site for a while
 * @param farRelay a lower limit behind the first relay
 * @param badMail letters that no relay takes in bad times
 */
public record WayPlan(
        SortedMap<SiteId, List<Connector>> troubled,
        Optional<Connection> rumour,
        List<Outage> outages,
        Optional<Withdrawal> withdrawal,
        Optional<FarRelay> farRelay,
        Optional<BadMail> badMail) {

    /** How long a connector pauses after failures. */
    public static final Retry.Pace PACE =
            new Retry.Pace(Duration.ofMinutes(10), Duration.ofHours(1));

    /** The fewest and the most sites that such a world has: more hops would take too long in calm. */
    public static final int LEAST = 3;

    public static final int MOST = 6;

    private static final int CHAIN_MOST = 4;
    private static final int LARGE = 1 << 20;
    private static final int RUMOURED_COST = 60;

    private static final List<String> NAMES = List.of("cheap", "sure", "spare");
    private static final List<Integer> LIMITS = List.of(4096, 8192, LARGE, LARGE);
    private static final List<String> SCHEDULES = List.of(
            "always",
            "always",
            "00:00-04:00, 06:00-10:00, 12:00-16:00, 18:00-22:00",
            "01:00-02:00, 07:00-08:00, 13:00-14:00, 19:00-20:00");
    private static final List<Blame> BLAMES = List.of(
            Blame.CONNECTOR, Blame.CONNECTOR, Blame.MAIL_OR_CONNECTOR, Blame.MAIL, Blame.NOTHING);

    /**
     * The relay of a connector takes no mail for a while.
     *
     * @param from when, from the beginning of the world, and {@code until} when
     */
    record Outage(SiteId site, String connector, Duration from, Duration until, Blame blame) {
        boolean strikes(SiteId sender, String name, Duration elapsed) {
            return site.equals(sender)
                    && connector.equals(name)
                    && elapsed.compareTo(from) >= 0
                    && elapsed.compareTo(until) < 0;
        }
    }

    /**
     * A site leads to a neighbour no more for a while: waiting mail may lose its only way.
     *
     * @param from when, from the beginning of the world, and {@code until} when
     */
    record Withdrawal(SiteId site, SiteId neighbour, Duration from, Duration until) {
        boolean isOn(Duration elapsed) {
            return elapsed.compareTo(from) >= 0 && elapsed.compareTo(until) < 0;
        }

        List<Connector> from(List<Connector> connectors) {
            return connectors.stream()
                    .map(each -> connector(
                            each.name(),
                            each.connectedSites().stream()
                                    .filter(row -> !row.site().equals(neighbour))
                                    .toList(),
                            each.allowance()))
                    .toList();
        }
    }

    /**
     * Draws a plan.
     *
     * @param chaos how long the bad times last
     * @param below gives a number from zero to below its argument, by the seed
     */
    public static WayPlan of(
            List<SiteId> sites,
            Function<SiteId, RoutingAddress> addresses,
            Duration chaos,
            IntUnaryOperator below) {
        List<SiteId> order = shuffled(sites, below);
        boolean chain = order.size() <= CHAIN_MOST && below.applyAsInt(2) == 0;
        TreeMap<SiteId, List<Connector>> connectors = new TreeMap<>();
        for (int i = 0; i < order.size(); i++) {
            List<SiteId> neighbours = new ArrayList<>();
            if (i > 0 || !chain) {
                neighbours.add(order.get(Math.floorMod(i - 1, order.size())));
            }
            if (i < order.size() - 1 || !chain) {
                neighbours.add(order.get((i + 1) % order.size()));
            }
            connectors.put(order.get(i), connectors(neighbours, addresses, below));
        }
        boolean rumoured = below.applyAsInt(2) == 0 && (chain || order.size() > LEAST);
        return new WayPlan(
                Collections.unmodifiableSortedMap(connectors),
                rumoured
                        ? Optional.of(new Connection(order.get(0), order.get(2), RUMOURED_COST))
                        : Optional.empty(),
                outages(order, chaos, below),
                withdrawal(order, chaos, below),
                FarRelay.of(order, below),
                BadMail.of(below));
    }

    /** Drawn after all else. A chain or a ring has the neighbours 0 and 1, and 1 and 2. */
    private static Optional<Withdrawal> withdrawal(
            List<SiteId> order, Duration chaos, IntUnaryOperator below) {
        if (below.applyAsInt(2) == 0) {
            return Optional.empty();
        }
        Duration percent = chaos.dividedBy(100);
        int from = below.applyAsInt(80);
        return Optional.of(new Withdrawal(
                order.get(1),
                order.get(2 * below.applyAsInt(2)),
                percent.multipliedBy(from),
                percent.multipliedBy(from + 5 + below.applyAsInt(15))));
    }

    private static List<SiteId> shuffled(List<SiteId> sites, IntUnaryOperator below) {
        List<SiteId> rest = new ArrayList<>(sites);
        List<SiteId> order = new ArrayList<>();
        while (!rest.isEmpty()) {
            order.add(rest.remove(below.applyAsInt(rest.size())));
        }
        return order;
    }

    /** Two or three connectors; each neighbour is in the table of at least one of them. */
    private static List<Connector> connectors(
            List<SiteId> neighbours,
            Function<SiteId, RoutingAddress> addresses,
            IntUnaryOperator below) {
        int count = 2 + below.applyAsInt(2);
        List<Connector> all = new ArrayList<>();
        int surely = below.applyAsInt(count);
        for (int i = 0; i < count; i++) {
            List<ConnectedSite> rows = new ArrayList<>();
            for (SiteId each : neighbours) {
                Cost cost = Cost.of(1 + below.applyAsInt(40));
                if (i == surely || below.applyAsInt(3) > 0) {
                    rows.add(new ConnectedSite(each, addresses.apply(each), cost));
                }
            }
            Allowance allowance = new Allowance(
                    pick(LIMITS, below),
                    Allowance.UNLIMITED,
                    Schedule.of(pick(SCHEDULES, below), ZoneOffset.UTC));
            all.add(connector(NAMES.get(i), rows, allowance));
        }
        return List.copyOf(all);
    }

    private static Connector connector(String name, List<ConnectedSite> rows, Allowance allowance) {
        return new Connector(
                name,
                "relay.example",
                25,
                List.of(new AddressSpace("*", Cost.of(Cost.LEAST))),
                rows,
                allowance);
    }

    private static List<Outage> outages(
            List<SiteId> sites, Duration chaos, IntUnaryOperator below) {
        Duration percent = chaos.dividedBy(100);
        List<Outage> outages = new ArrayList<>();
        for (int i = 2 * sites.size() + below.applyAsInt(6); i > 0; i--) {
            int from = below.applyAsInt(95);
            int until = Math.min(100, from + 1 + below.applyAsInt(30));
            outages.add(new Outage(
                    pick(sites, below),
                    pick(NAMES, below),
                    percent.multipliedBy(from),
                    percent.multipliedBy(until),
                    pick(BLAMES, below)));
        }
        return List.copyOf(outages);
    }

    private static <T> T pick(List<T> choices, IntUnaryOperator below) {
        return choices.get(below.applyAsInt(choices.size()));
    }

    /** Whether a site leads to a neighbour no more at this time of the bad times. */
    boolean isWithdrawn(Duration elapsed) {
        return withdrawal.filter(each -> each.isOn(elapsed)).isPresent();
    }

    /** The connectors of a site at this time of the bad times, or in calm. */
    List<Connector> connectors(SiteId site, Duration elapsed, boolean calm) {
        List<Connector> all = troubled.getOrDefault(site, List.of());
        if (calm) {
            return all.stream()
                    .map(each -> connector(each.name(), each.connectedSites(), Allowance.of(LARGE)))
                    .toList();
        }
        return withdrawal
                .filter(each -> each.site().equals(site) && each.isOn(elapsed))
                .map(each -> each.from(all))
                .orElse(all);
    }

    /** The table of a site, by what all sites publish. */
    RoutingTable table(SiteId site, Duration elapsed, boolean calm) {
        List<Connection> published = new ArrayList<>();
        for (SiteId each : troubled.keySet()) {
            published.addAll(RoutingTable.compute(each, connectors(each, elapsed, calm), List.of())
                    .connections());
        }
        if (!calm) {
            rumour.ifPresent(published::add);
        }
        return RoutingTable.compute(site, connectors(site, elapsed, calm), published);
    }

    /** Why the relay of this connector takes no mail at this time; empty if it works. */
    Optional<DeliveryFailure> failure(SiteId site, String connector, Duration elapsed) {
        return outages.stream()
                .filter(each -> each.strikes(site, connector, elapsed))
                .findFirst()
                .map(each -> new DeliveryFailure(each.blame(), "the relay fails"));
    }
}
