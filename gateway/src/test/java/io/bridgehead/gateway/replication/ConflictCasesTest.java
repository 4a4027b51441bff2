package io.bridgehead.gateway.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.LoggedConflict;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.view.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of two people who change one thing at two sites that have not heard from each other.
 * NORTH writes first, SOUTH a second later; then one hears from the other, then all mail arrives.
 * Whatever was lost is in the log of the site where it was written.
 */
class ConflictCasesTest {
    private static final int NORTH = 0;
    private static final int SOUTH = 1;

    /**
     * @param north what is done there, to {@code x}, which has p=old, or {@code c}, both known to all
     * @param shows all entries but {@code c} and the base, in the end, everywhere
     * @param log rows of both logs, each "origin of the loser, register: kept, not lost"
     */
    private record Case(
            String name,
            Consumer<Person> north,
            Consumer<Person> south,
            List<String> shows,
            List<String> log) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(
                    "1 different attributes",
                    north -> north.set("x", "p", "north"),
                    south -> south.set("x", "q", "south"),
                    List.of("cn=x: p=north, q=south"),
                    List.of()),
            new Case(
                    "2 the same attribute",
                    north -> north.set("x", "p", "north"),
                    south -> south.set("x", "p", "south"),
                    List.of("cn=x: p=south"),
                    List.of("NORTH p: south, not north")),
            new Case(
                    "3 two values added to one attribute",
                    north -> north.add("x", "p", "north"),
                    south -> south.add("x", "p", "south"),
                    List.of("cn=x: p=north, p=old, p=south"),
                    List.of()),
            new Case(
                    "4 deleted, then modified elsewhere",
                    north -> north.delete("x"),
                    south -> south.set("x", "p", "south"),
                    List.of(),
                    List.of("SOUTH (life): deleted, not changed: p")),
            new Case(
                    "5 modified, then deleted elsewhere",
                    north -> north.set("x", "p", "north"),
                    south -> south.delete("x"),
                    List.of(),
                    List.of("NORTH (life): deleted, not changed: p")),
            new Case(
                    "6 one name added twice",
                    north -> north.create("n", "cn=new", "base"),
                    south -> south.create("s", "cn=new", "base"),
                    List.of("cn=new:", "cn=new\\0ACNF:" + id("s") + ":", "cn=x: p=old"),
                    List.of("SOUTH (name): cn=new of " + id("n") + ", not cn=new")),
            new Case(
                    "7 renamed against modified",
                    north -> north.rename("x", "cn=north"),
                    south -> south.set("x", "p", "south"),
                    List.of("cn=north: p=south"),
                    List.of()),
            new Case(
                    "8 renamed by both",
                    north -> north.rename("x", "cn=north"),
                    south -> south.rename("x", "cn=south"),
                    List.of("cn=south: p=old"),
                    List.of("NORTH (name): cn=south, not cn=north")),
            new Case(
                    "9 a container deleted against a child added",
                    north -> north.delete("c"),
                    south -> south.create("s", "cn=child", "c"),
                    List.of("cn=x: p=old", "cn=child\\0ACNF:" + id("s") + ",cn=LostAndFound:"),
                    List.of("SOUTH (name): below cn=LostAndFound: its parent was deleted, not"
                            + " cn=child below " + id("c"))),
            new Case(
                    "10 deleted and added again against modified",
                    north -> {
                        north.delete("x");
                        north.create("n", "cn=x", "base");
                    },
                    south -> south.set("x", "p", "south"),
                    List.of("cn=x:"),
                    List.of("SOUTH (life): deleted, not changed: p")));

    /** NORTH wrote this and SOUTH has heard it, but NORTH's database knows no more of it. */
    private static final List<Case> RESTORES = List.of(
            new Case(
                    "11 restored, the partner heard before anything is written",
                    north -> {
                        north.isPutBack(true);
                        north.sites().converge();
                        north.set("x", "q", "after");
                    },
                    south -> south.create("s", "cn=s", "base"),
                    List.of("cn=n:", "cn=s:", "cn=x: p=lost, q=after"),
                    List.of()),
            new Case(
                    "12 restored, written before the partner is heard",
                    north -> {
                        north.isPutBack(true);
                        north.set("x", "q", "after");
                    },
                    south -> south.create("s", "cn=s", "base"),
                    List.of("cn=n:", "cn=s:", "cn=x: p=lost, q=after"),
                    List.of()),
            new Case(
                    "13 put back without a word, USNs given out twice",
                    north -> {
                        north.isPutBack(false);
                        north.set("x", "q", "after");
                        north.create("m", "cn=m", "base");
                        north.create("o", "cn=o", "base");
                    },
                    south -> south.create("s", "cn=s", "base"),
                    List.of("cn=m:", "cn=n:", "cn=o:", "cn=s:", "cn=x: p=lost, q=after"),
                    List.of()));

    @ParameterizedTest(name = "{0}; {1}")
    @MethodSource("restoresInBothOrders")
    void whatARestoreLostComesBackAndNothingElseIsLost(Case played, String order, int first) {
        Sites sites = Sites.two();
        Person north = new Person(sites, NORTH);
        north.create("x", "cn=x", "base");
        sites.converge();
        sites.keepImage(NORTH);
        north.set("x", "p", "lost");
        north.create("n", "cn=n", "base");
        sites.converge();
        played.north.accept(north);
        played.south.accept(new Person(sites, SOUTH));
        sites.sync(1 - first, first);
        sites.sync(first, 1 - first);
        sites.converge();
        assertThat(shown(sites.agreed()))
                .as(order)
                .containsExactlyInAnyOrderElementsOf(played.shows);
        assertThat(log(sites)).isEqualTo(played.log);
    }

    private static Stream<Arguments> restoresInBothOrders() {
        return inBothOrders(RESTORES);
    }

    private static Stream<Arguments> casesInBothOrders() {
        return inBothOrders(CASES);
    }

    private static Stream<Arguments> inBothOrders(List<Case> cases) {
        return cases.stream()
                .flatMap(each -> Stream.of(
                        Arguments.of(each, "NORTH hears first", NORTH),
                        Arguments.of(each, "SOUTH hears first", SOUTH)));
    }

    @ParameterizedTest(name = "{0}; {1}")
    @MethodSource("casesInBothOrders")
    void convergesAndLosesNothingThatTheLogOfItsOriginDoesNotHave(
            Case played, String order, int first) {
        Sites sites = Sites.two();
        Person north = new Person(sites, NORTH);
        north.create("x", "cn=x", "base");
        north.create("c", "cn=c", "base");
        north.set("x", "p", "old");
        sites.converge();
        played.north.accept(north);
        played.south.accept(new Person(sites, SOUTH));
        sites.sync(1 - first, first);
        sites.sync(first, 1 - first);
        sites.converge();
        assertThat(shown(sites.verified())).as(order).containsExactlyElementsOf(played.shows);
        assertThat(log(sites)).isEqualTo(played.log);
    }

    /** Each has founded the base entry for itself; that was one conflict once. */
    @Test
    void aFreshPairOfSitesHasNoConflict() {
        Sites sites = Sites.two();
        for (int site : List.of(NORTH, SOUTH)) {
            assertThat(sites.<Long>read(site, directory -> directory.openConflicts(1)))
                    .isZero();
        }
    }

    /** One unfolded line per entry, without what is not of interest here. */
    private static List<String> shown(String export) {
        List<String> lines = new ArrayList<>();
        for (String record : export.replace("\n ", "").split("\n\n", -1)) {
            List<String> fields = record.lines().toList();
            String dn = field(fields, "dn: ");
            if (dn.endsWith(",dc=example") && !dn.startsWith("cn=c,")) {
                List<String> values = fields.stream()
                        .filter(each -> each.startsWith("p: ") || each.startsWith("q: "))
                        .map(each -> each.replace(": ", "="))
                        .toList();
                String name = dn.substring(0, dn.lastIndexOf(",dc=example"));
                lines.add((name + ": " + String.join(", ", values)).strip());
            }
        }
        return lines;
    }

    private static String field(List<String> fields, String type) {
        return fields.stream()
                .filter(each -> each.startsWith(type))
                .map(each -> each.substring(type.length()))
                .findFirst()
                .orElse("");
    }

    /** What the log of each site says of changes that were made there and lost. */
    private static List<String> log(Sites sites) {
        List<String> rows = new ArrayList<>();
        for (int site : List.of(NORTH, SOUTH)) {
            List<String> here = sites.read(
                    site,
                    directory -> directory.conflicts(0, 100).stream()
                            .map(LoggedConflict::conflict)
                            .filter(each ->
                                    each.loser().epoch().equals(directory.self().epoch()))
                            .map(each -> directory.self().site() + " " + text(each))
                            .toList());
            rows.addAll(here);
        }
        return rows;
    }

    private static String text(Conflict row) {
        String text = row.register() + ": " + row.kept() + ", not " + row.lost();
        return text.replace(" below " + Gate.BASE.root(), "");
    }

    private static EntryId id(String name) {
        return name.equals("base")
                ? Gate.BASE.root()
                : new EntryId(new UUID(0x4000, name.codePointAt(0)));
    }

    /** A person who changes entries at one site. */
    private record Person(Sites sites, int site) {
        private void create(String which, String rdn, String parent) {
            change(
                    which,
                    (author, none) -> author.create(
                            none.id(), none.context(), id(parent), new Rdn(rdn), new TreeMap<>()));
        }

        private void set(String which, String attribute, String value) {
            change(
                    which,
                    (author, before) ->
                            author.replace(before, AttributeName.of(attribute), values(value)));
        }

        private void add(String which, String attribute, String value) {
            change(
                    which,
                    (author, before) ->
                            author.addValues(before, AttributeName.of(attribute), values(value)));
        }

        private void rename(String which, String rdn) {
            change(
                    which,
                    (author, before) ->
                            author.place(before, before.placement().parent(), new Rdn(rdn)));
        }

        private void isPutBack(boolean announced) {
            sites.putBack(site, announced);
        }

        private void delete(String which) {
            change(which, Author::delete);
        }

        private void change(String which, BiFunction<Author, Entry, Entry> change) {
            sites.write(site, id(which), change);
        }

        private static List<AttributeValue> values(String value) {
            return List.of(AttributeValue.of(value));
        }
    }
}
