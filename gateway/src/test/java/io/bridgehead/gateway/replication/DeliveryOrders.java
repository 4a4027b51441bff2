package io.bridgehead.gateway.replication;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** In which order three sites may do what each does in its own fixed order. */
final class DeliveryOrders {
    static final int SITES = 3;

    /** A world is left before its tombstones make it slow. */
    private static final int PLAYED_IN_ONE_WORLD = 50;

    private final int actions;
    private final boolean alike;
    private final List<List<Integer>> all = new ArrayList<>();

    private DeliveryOrders(int actions, boolean alike) {
        this.actions = actions;
        this.alike = alike;
        extend(List.of(), new int[SITES]);
    }

    /** Of orders that differ only in who is who, the one in which the sites begin by number. */
    static List<List<Integer>> ofSitesAlike(int actions) {
        return new DeliveryOrders(actions, true).all;
    }

    /** All orders, for sites that do different things. */
    static List<List<Integer>> ofSites(int actions) {
        return new DeliveryOrders(actions, false).all;
    }

    /** What is done with one order; {@code number} is another in each. */
    interface Play {
        void in(Sites sites, List<Integer> order, int number);
    }

    /** Plays each order, on all processors; says which failed. */
    static void play(List<List<Integer>> orders, Play play) {
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(processor -> {
                    Sites sites = Sites.three();
                    int number = next.getAndIncrement();
                    for (int played = 1; number < orders.size(); played++) {
                        play(sites, orders.get(number), number, play);
                        sites.forget();
                        number = next.getAndIncrement();
                        sites = played % PLAYED_IN_ONE_WORLD == 0 ? Sites.three() : sites;
                    }
                });
    }

    private static void play(Sites sites, List<Integer> order, int number, Play play) {
        try {
            play.in(sites, order, number);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("in the order of sites " + order, e);
        }
    }

    private void extend(List<Integer> order, int[] done) {
        if (order.size() == SITES * actions) {
            all.add(order);
        }
        for (int site = 0; site < SITES; site++) {
            boolean early = alike && site > 0 && done[site - 1] == 0;
            if (done[site] < actions && !early) {
                List<Integer> longer = new ArrayList<>(order);
                longer.add(site);
                done[site]++;
                extend(List.copyOf(longer), done);
                done[site]--;
            }
        }
    }
}
