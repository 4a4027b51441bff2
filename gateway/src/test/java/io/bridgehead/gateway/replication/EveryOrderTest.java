package io.bridgehead.gateway.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.view.Author;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The small scope, all of it. Each of three sites adds an entry of one name, hears from the first
 * other site, hears from the second, and removes its entry. Sites are alike, so of orders that
 * differ only in who is who one is kept: 12! / 4!³ / 3! = 5,775.
 *
 * <p>389 Directory Server runs the same on real servers in six days (its {@code urp_test.py}).
 */
class EveryOrderTest {
    /** Prime to the number of choices at each step, so that the sample is of all kinds. */
    private static final int SAMPLED = 11;

    @Test
    void everyEleventhOrderOfAddHearHearRemoveEndsWithTheSameTombstones() {
        List<List<Integer>> orders = DeliveryOrders.ofSitesAlike(4);
        assertTombstonesAgree(IntStream.range(0, orders.size() / SAMPLED)
                .mapToObj(each -> orders.get(each * SAMPLED))
                .toList());
    }

    @Test
    @Tag("slow")
    void allOrdersOfAddHearHearRemoveEndWithTheSameTombstones() {
        List<List<Integer>> orders = DeliveryOrders.ofSitesAlike(4);
        assertThat(orders).hasSize(5_775);
        assertTombstonesAgree(orders);
    }

    private static void assertTombstonesAgree(List<List<Integer>> orders) {
        DeliveryOrders.play(orders, (sites, order, number) -> {
            run(sites, order, number);
            assertThat(sites.verified()).doesNotContain(name(number));
        });
    }

    /** Nothing is removed: the same orders, cut short, show that the names agree as well. */
    @Test
    void allOrdersOfAddHearHearEndWithOneEntryThatKeepsItsNameAndTwoThatShowDisplaced() {
        List<List<Integer>> orders = DeliveryOrders.ofSitesAlike(3);
        assertThat(orders).hasSize(280);
        DeliveryOrders.play(orders, (sites, order, number) -> {
            run(sites, order, number);
            String export = sites.verified();
            String first = id(number, order.get(0)).toString();
            assertThat(export.lines().filter(each -> each.startsWith("dn: " + name(number))))
                    .hasSize(DeliveryOrders.SITES)
                    .filteredOn(("dn: " + name(number) + ",dc=example")::equals)
                    .hasSize(1);
            assertThat(export).contains("entryUUID: " + first).doesNotContain("CNF:" + first);
        });
    }

    private static void run(Sites sites, List<Integer> order, int number) {
        int[] done = new int[DeliveryOrders.SITES];
        for (int site : order) {
            EntryId id = id(number, site);
            switch (done[site]++) {
                case 0 -> sites.write(site, id, (author, none) -> added(author, none, number));
                case 1 -> sites.sync((site + 1) % DeliveryOrders.SITES, site);
                case 2 -> sites.sync((site + 2) % DeliveryOrders.SITES, site);
                default -> sites.write(site, id, Author::delete);
            }
        }
        sites.converge();
    }

    private static EntryId id(int number, int site) {
        return new EntryId(new UUID(0x4000, (long) number * DeliveryOrders.SITES + site));
    }

    private static String name(int number) {
        return "cn=e" + (10_000 + number);
    }

    private static Entry added(Author author, Entry unknown, int number) {
        return author.create(
                unknown.id(),
                unknown.context(),
                Gate.BASE.root(),
                new Rdn(name(number)),
                new TreeMap<>());
    }
}
