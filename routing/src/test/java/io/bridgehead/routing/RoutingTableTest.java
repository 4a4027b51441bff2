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

    private static List<String> ways(RoutingTable table, SiteId target) {
        return table.candidates(target).stream()
                .map(each -> each.connector().name() + ": " + each.costPath())
                .toList();
    }

    @Test
    void noMailForThisSiteLeavesIt() {
        var table = RoutingTable.compute(
                A, List.of(connector("post", site(A, 1), site(B, 1))), List.of());
        assertThat(table.candidates(A)).isEmpty();
        assertThat(table.whyUnreachable(A)).isEmpty();
        assertThat(table.reachable()).containsExactly(B);
    }

    @Test
    void connectedSiteIsReachedAtItsAddress() {
        var table = RoutingTable.compute(A, List.of(connector("post", site(B, 10))), List.of());
        assertThat(ways(table, B)).containsExactly("post: A -11- B");
        assertThat(table.candidates(B).get(0).address())
                .isEqualTo(RoutingAddress.of("gw@b.example"));
        assertThat(table.reachable()).containsExactly(B);
        assertThat(table.whyUnreachable(B)).isEmpty();
    }

    @Test
    void siteBehindAnotherIsReachedThroughIt() {
        var table = RoutingTable.compute(
                A,
                List.of(connector("post", site(B, 10))),
                List.of(new Connection(B, C, 20), new Connection(C, D, 30)));
        assertThat(ways(table, D)).containsExactly("post: A -11- B -20- C -30- D");
        assertThat(table.candidates(D).get(0).next()).isEqualTo(B);
        assertThat(table.candidates(D).get(0).cost()).isEqualTo(61);
    }

    @Test
    void cheapDetourBeatsDearDirectWay() {
        var connectors = List.of(connector("post", site(B, 1), site(C, 90)));
        var table = RoutingTable.compute(A, connectors, List.of(new Connection(B, C, 5)));
        assertThat(ways(table, C)).containsExactly("post: A -2- B -5- C", "post: A -91- C");
    }

    @Test
    void amongEqualCostsFewerSitesThenTheFirstNameIsTaken() {
        var straight = List.of(connector("post", site(B, 5), site(C, 10)));
        assertThat(ways(RoutingTable.compute(A, straight, List.of(new Connection(B, C, 5))), C))
                .containsExactly("post: A -11- C", "post: A -6- B -5- C");

        var two = List.of(connector("y", site(B, 5)), connector("x", site(B, 5)));
        assertThat(ways(RoutingTable.compute(A, two, List.of()), B))
                .containsExactly("x: A -6- B", "y: A -6- B");

        var fork = List.of(connector("post", site(C, 5), site(B, 5)));
        var joined = List.of(new Connection(C, D, 1), new Connection(B, D, 1));
        assertThat(ways(RoutingTable.compute(A, fork, joined), D))
                .containsExactly("post: A -6- B -1- D", "post: A -6- C -1- D");
    }

    @Test
    void amongEqualContinuationsFewerSitesThenTheFirstNameIsTaken() {
        var one = List.of(connector("post", site(B, 1)));
        var longer =
                List.of(new Connection(B, D, 4), new Connection(B, C, 2), new Connection(C, D, 2));
        assertThat(ways(RoutingTable.compute(A, one, longer), D))
                .containsExactly("post: A -2- B -4- D");

        SiteId e = SiteId.of("E");
        var fork = List.of(
                new Connection(B, D, 2),
                new Connection(D, e, 2),
                new Connection(B, C, 2),
                new Connection(C, e, 2));
        assertThat(ways(RoutingTable.compute(A, one, fork), e))
                .containsExactly("post: A -2- B -2- C -2- E");
    }

    @Test
    void addressOutsideTheConnectorsSpaceIsNoWay() {
        var elsewhere = new ConnectedSite(B, RoutingAddress.of("gw@b.test"), Cost.of(1));
        var table = RoutingTable.compute(A, List.of(connector("post", elsewhere)), List.of());
        assertThat(table.candidates(B)).isEmpty();
        assertThat(table.reachable()).isEmpty();
    }

    @Test
    void unreachableSiteComesWithAReason() {
        assertThat(RoutingTable.compute(A, List.of(), List.of()).whyUnreachable(B))
                .contains("no connector of A has a connected site");
        var table = RoutingTable.compute(
                A, List.of(connector("post", site(B, 1))), List.of(new Connection(C, B, 1)));
        assertThat(table.whyUnreachable(C)).contains("no path of connections leads from A to C");
        assertThat(table.candidates(C)).isEmpty();
    }

    @Test
    void noWayLeadsAlongWhatThisSiteItselfPublished() {
        var table = RoutingTable.compute(
                A, List.of(connector("post", site(B, 1))), List.of(new Connection(A, C, 1)));
        assertThat(table.candidates(C)).isEmpty();
    }

    @Test
    void noWayLeadsBackThroughThisSite() {
        var table = RoutingTable.compute(
                A,
                List.of(connector("post", site(B, 1), site(C, 50))),
                List.of(new Connection(B, A, 1), new Connection(A, C, 1)));
        assertThat(ways(table, C)).containsExactly("post: A -51- C");
    }

    @Test
    void connectionsAreOurConnectorsAndWhatTheOthersPublishEachOnceAtItsLeastCost() {
        var table = RoutingTable.compute(
                A,
                List.of(connector("x", site(B, 7)), connector("y", site(B, 3))),
                List.of(
                        new Connection(B, C, 9),
                        new Connection(B, C, 2),
                        new Connection(A, D, 1),
                        new Connection(C, A, 5)));
        assertThat(table.connections())
                .containsExactly(
                        new Connection(A, B, 4), new Connection(B, C, 2), new Connection(C, A, 5));
    }
}
