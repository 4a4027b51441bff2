package io.bridgehead.gateway.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.view.Author;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The larger scope of {@link EveryOrderTest}: renames, moves, parents and children, circles, entries
 * that take each other's names. Each site does one thing, hears from both others, and does another.
 * No site is like another, so all 12! / 4!³ = 34,650 orders of each story are played.
 */
@Tag("slow")
class EveryOrderOfMoreTest {
    /** An action of a person on entries. A step that is not possible at that time is skipped. */
    @FunctionalInterface
    private interface Act {
        void by(Person person);
    }

    /**
     * @param acts what each site does first and last: first the two of the first site
     */
    private record Story(String name, List<Act> acts) {
        private Story(String name, Act... acts) {
            this(name, List.of(acts));
        }

        private Act first(int site) {
            return acts.get(2 * site);
        }

        private Act last(int site) {
            return acts.get(2 * site + 1);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Story> STORIES = List.of(
            new Story(
                    "one entry renamed moved and deleted",
                    person -> person.rename('x', "a"),
                    person -> person.rename('x', "b"),
                    person -> person.move('x', 'c'),
                    person -> person.rename('x', "y"),
                    person -> person.edit('x', "before"),
                    person -> person.delete('x')),
            new Story(
                    "a circle of three",
                    person -> person.move('x', 'y'),
                    person -> person.move('x', 'c'),
                    person -> person.move('y', 'c'),
                    person -> person.move('y', 'x'),
                    person -> person.move('c', 'x'),
                    person -> person.move('c', 'y')),
            new Story(
                    "a parent deleted under its children",
                    person -> person.add('n', 'c', "child"),
                    person -> person.rename('n', "grown"),
                    person -> person.move('x', 'c'),
                    person -> person.edit('x', "moved"),
                    person -> person.edit('c', "kept"),
                    person -> person.delete('c')),
            new Story(
                    "two entries exchange their names",
                    person -> person.rename('x', "y"),
                    person -> person.rename('y', "x"),
                    person -> person.rename('y', "x"),
                    person -> person.rename('x', "y"),
                    person -> person.rename('c', "x"),
                    person -> person.delete('x')),
            new Story(
                    "deleted brought back and changed",
                    person -> person.delete('x'),
                    person -> person.undelete('x'),
                    person -> person.edit('x', "south"),
                    person -> person.delete('x'),
                    person -> person.rename('x', "west"),
                    person -> person.undelete('x')),
            new Story(
                    "one name added thrice and given up",
                    person -> person.add('n', 'r', "new"),
                    person -> person.rename('n', "other"),
                    person -> person.add('o', 'r', "new"),
                    person -> person.delete('o'),
                    person -> person.add('p', 'r', "other"),
                    person -> person.rename('p', "new")));

    private static List<Story> stories() {
        return STORIES;
    }

    /** A person who changes entries at one site, in one run of a story. */
    private record Person(Sites sites, int site, int number) {
        private void add(char which, char parent, String name) {
            sites.write(
                    site,
                    id(which),
                    (author, none) -> author.create(
                            none.id(), none.context(), id(parent), rdn(name), new TreeMap<>()));
        }

        private void rename(char which, String name) {
            change(
                    which,
                    (author, before) ->
                            author.place(before, before.placement().parent(), rdn(name)));
        }

        private void move(char which, char parent) {
            change(
                    which,
                    (author, before) ->
                            author.place(before, id(parent), before.placement().rdn()));
        }

        private void edit(char which, String value) {
            change(
                    which,
                    (author, before) ->
                            author.replace(before, Gate.P, List.of(AttributeValue.of(value))));
        }

        private void delete(char which) {
            change(which, Author::delete);
        }

        private void undelete(char which) {
            if (here(which).life().deleted()) {
                sites.write(site, id(which), Author::undelete);
            }
        }

        private void change(char which, BiFunction<Author, Entry, Entry> change) {
            if (here(which).isLive()) {
                sites.write(site, id(which), change);
            }
        }

        private Entry here(char which) {
            return sites.read(site, directory -> directory.entry(id(which)).orElseThrow())
                    .entry();
        }

        private EntryId id(char which) {
            return which == 'r'
                    ? Gate.BASE.root()
                    : new EntryId(new UUID(0x4000, number * 128L + which));
        }

        private Rdn rdn(String name) {
            return new Rdn("cn=" + name + (10_000 + number));
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void allOrdersOfAStoryEndInAgreement(Story story) {
        List<List<Integer>> orders = DeliveryOrders.ofSites(4);
        assertThat(orders).hasSize(34_650);
        DeliveryOrders.play(orders, (sites, order, number) -> play(story, sites, order, number));
    }

    private static void play(Story story, Sites sites, List<Integer> order, int number) {
        Person founder = new Person(sites, 0, number);
        founder.add('x', 'r', "x");
        founder.add('y', 'r', "y");
        founder.add('c', 'r', "c");
        sites.converge();
        int[] done = new int[DeliveryOrders.SITES];
        for (int site : order) {
            switch (done[site]++) {
                case 0 -> story.first(site).by(new Person(sites, site, number));
                case 1 -> sites.sync((site + 1) % DeliveryOrders.SITES, site);
                case 2 -> sites.sync((site + 2) % DeliveryOrders.SITES, site);
                default -> story.last(site).by(new Person(sites, site, number));
            }
        }
        sites.converge();
        sites.verified();
    }
}
