package io.bridgehead.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTableTest {

    private static final SiteId A = SiteId.of("A");
    private static final SiteId B = SiteId.of("B");
    private static final SiteId C = SiteId.of("C");
    private static final SiteId D = SiteId.of("D");

    static Connector connector(String name, ConnectedSite... sites) {
        return new Connector(
                name,
                "relay.example",
                25,
                List.of(new AddressSpace("*.example", Cost.of(1))),
                List.of(sites),
                Allowance.of(10_000_000));
    }

    static ConnectedSite site(SiteId site, int cost) {
        return new ConnectedSite(site, RoutingAddress.of("gw@" + site + ".example"), Cost.of(cost));
    }

    @Test
    void mailForThisSiteStaysHere() {
        assertThat(RoutingTable.compute(A, List.of(), List.of()).route(A))
                .isEqualTo(new Route.Here());
    }

    @Test
    void connectedSiteIsReachedAtItsAddress() {
        var table = RoutingTable.compute(A, List.of(connector("post", site(B, 10))), List.of());
        assertThat(table.route(B))
                .isEqualTo(new Route.Via(
                        "post", B, RoutingAddress.of("gw@b.example"), 11, List.of(A, B)));
        assertThat(table.reachable()).containsExactly(B);
    }

    @Test
    void siteBehindAnotherIsReachedThroughIt() {
        var table = RoutingTable.compute(
                A,
                List.of(connector("post", site(B, 10))),
                List.of(new Connection(B, C, 20), new Connection(C, D, 30)));
        assertThat(table.route(D))
                .isEqualTo(new Route.Via(
                        "post", B, RoutingAddress.of("gw@b.example"), 61, List.of(A, B, C, D)));
    }

    @Test
    void cheapDetourBeatsDearDirectWay() {
        var connectors = List.of(connector("post", site(B, 1), site(C, 90)));
        var table = RoutingTable.compute(A, connectors, List.of(new Connection(B, C, 5)));
        assertThat(table.route(C)).asString().contains("path=[A, B, C]").contains("cost=7");
    }

    @Test
    void amongEqualCostsFewerSitesThenTheFirstNameIsTaken() {
        var straight = List.of(connector("post", site(B, 5), site(C, 10)));
        assertThat(RoutingTable.compute(A, straight, List.of(new Connection(B, C, 5)))
                        .route(C))
                .asString()
                .contains("path=[A, C]");

        var two = List.of(connector("y", site(B, 5)), connector("x", site(B, 5)));
        assertThat(RoutingTable.compute(A, two, List.of()).route(B))
                .asString()
                .contains("connector=x");

        var fork = List.of(connector("post", site(C, 5), site(B, 5)));
        var joined = List.of(new Connection(C, D, 1), new Connection(B, D, 1));
        assertThat(RoutingTable.compute(A, fork, joined).route(D))
                .asString()
                .contains("path=[A, B, D]");
    }

    @Test
    void addressOutsideTheConnectorsSpaceIsNoWay() {
        var elsewhere = new ConnectedSite(B, RoutingAddress.of("gw@b.test"), Cost.of(1));
        var table = RoutingTable.compute(A, List.of(connector("post", elsewhere)), List.of());
        assertThat(table.route(B)).isInstanceOf(Route.Unreachable.class);
    }

    @Test
    void unreachableSiteComesWithAReason() {
        assertThat(RoutingTable.compute(A, List.of(), List.of()).route(B))
                .isEqualTo(new Route.Unreachable("no connector of A has a connected site"));
        var table = RoutingTable.compute(
                A, List.of(connector("post", site(B, 1))), List.of(new Connection(C, B, 1)));
        assertThat(table.route(C))
                .isEqualTo(new Route.Unreachable("no path of connections leads from A to C"));
    }

    @Test
    void ownPublishedConnectionsAreNoConnectors() {
        var table = RoutingTable.compute(
                A, List.of(connector("post", site(B, 1))), List.of(new Connection(A, C, 1)));
        assertThat(table.route(C)).isInstanceOf(Route.Unreachable.class);
    }
}
