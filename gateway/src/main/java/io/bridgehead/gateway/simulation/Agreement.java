package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.simulation.law.LawBroken;
import io.bridgehead.gateway.simulation.law.Origins;
import io.bridgehead.gateway.simulation.law.Origins.Origin;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that all sites hold the same data, and that it is the data that the users wrote. */
final class Agreement {
    private final World world;
    private final SortedMap<ContextId, NamingContext> contexts = new TreeMap<>();

    Agreement(World world) {
        this.world = world;
        for (Station each : world.stations()) {
            each.read(Directory::contexts).forEach(known -> contexts.put(known.id(), known));
        }
    }

    /**
     * What a site still lacks. Empty if every site claims every change and all counts are equal.
     */
    Optional<String> missing() {
        for (NamingContext context : contexts.values()) {
            Optional<Totals> first = Optional.empty();
            for (Station station : world.stations()) {
                Optional<String> lacking = station.read(directory -> lacking(directory, context));
                if (lacking.isPresent()) {
                    return lacking.map(what -> station.site() + " " + what);
                }
                Totals totals = station.read(directory -> directory.totals(context.id()));
                if (first.filter(other -> differ(other, totals)).isPresent()) {
                    return Optional.of(station.site() + " counts differently in " + context.dn()
                            + ": " + first.get() + " and " + totals);
                }
                first = Optional.of(totals);
            }
        }
        return notEverywhere();
    }

    /** A lost change that one site still has must reach every site in the end. */
    private Optional<String> notEverywhere() {
        List<Origin> survived = survived().toList();
        for (Station station : world.stations()) {
            for (Origin each : survived) {
                if (!station.watch().holds(each.part())) {
                    return Optional.of(station.site() + " lacks " + each.stamp());
                }
            }
        }
        return Optional.empty();
    }

    private Stream<Origin> survived() {
        return world.origins()
                .excused()
                .filter(each -> world.stations().stream()
                        .anyMatch(station -> station.watch().holds(each.part())));
    }

    private static boolean differ(Totals a, Totals b) {
        return a.live() != b.live()
                || a.tombstones() != b.tombstones()
                || !a.digest().equals(b.digest());
    }

    private Optional<String> lacking(Directory directory, NamingContext context) {
        if (directory.context(context.id()).isEmpty()) {
            return Optional.of("does not know " + context.dn());
        }
        Vector told = directory.vector(context.id());
        boolean sure = !world.station(directory.self().site()).isRolledBack();
        Vector claim =
                sure ? told.with(directory.self().epoch(), Ranges.upTo(directory.usn())) : told;
        return world.origins()
                .all()
                .filter(each -> each.part().context().equals(context.id()))
                .filter(each -> !claim.covers(each.stamp()))
                .filter(each -> (sure && isLiving(each)) || !isHere(directory, each))
                .findFirst()
                .map(each -> "lacks " + each.stamp() + " in " + context.dn());
    }

    private boolean isLiving(Origin origin) {
        return world.stations().stream()
                .map(each -> each.read(Directory::self).epoch())
                .anyMatch(origin.stamp().epoch()::equals);
    }

    /** No vector covers the last changes of an ended epoch, but the site must still hold them. */
    private boolean isHere(Directory directory, Origin origin) {
        return world.station(directory.self().site()).watch().holds(origin.part());
    }

    /** Throws {@link LawBroken} unless every site has exactly what was written. */
    void verify() {
        SortedMap<EntryId, Entry> expected =
                Origins.merged(Stream.concat(world.origins().all(), survived()));
        for (Station station : world.stations()) {
            expected.forEach((id, entry) -> verify(station, entry));
            LawBroken.unless(
                    expected.keySet().containsAll(station.watch().entries().keySet()),
                    "nothing is invented",
                    () -> station.site() + " has entries that no site wrote:\n"
                            + station.watch().entries().values().stream()
                                    .filter(each -> !expected.containsKey(each.id()))
                                    .map(Entry::toString)
                                    .collect(Collectors.joining("\n")));
        }
    }

    /** A site forgets the attributes beneath a tombstone as soon as every site has the deletion. */
    private boolean isForgotten(Entry here, Entry expected) {
        return expected.life().deleted()
                && world.origins().isForgotten(here.id())
                && here.emptied().equals(expected.emptied());
    }

    private void verify(Station station, Entry expected) {
        List<Entry> here = station.read(directory -> directory.entry(expected.id())).stream()
                .map(each -> each.entry())
                .toList();
        LawBroken.unless(
                here.equals(List.of(expected))
                        || here.stream().anyMatch(each -> isForgotten(each, expected)),
                "no change is lost",
                () -> "at " + station.site() + "\nexpected " + expected + "\nbut found " + here);
        LawBroken.unless(
                here.stream()
                        .filter(Entry::isLive)
                        .allMatch(each -> Clerk.strayName(each).isEmpty()),
                "a rename that lost leaves no value",
                () -> "at " + station.site() + ": " + here);
    }
}
