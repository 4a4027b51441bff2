package io.bridgehead.gateway.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.view.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two sites rename one entry while neither has heard of the other, and a third hears of both. The name
 * that lost must not stay as a value, and what a person wrote on purpose must.
 */
class RenameConflictTest {
    private static final int NORTH = 0;
    private static final int SOUTH = 1;
    private static final int WEST = 2;
    private static final EntryId X = new EntryId(new UUID(0x4000, 'x'));
    private static final AttributeName CN = AttributeName.of("cn");

    /** What NORTH and SOUTH do to {@code cn=x}, and the values of {@code cn} that are right. */
    private record Case(
            String name,
            List<BiFunction<Author, Entry, Entry>> north,
            List<BiFunction<Author, Entry, Entry>> south,
            List<String> right) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(
                    "both with deleteoldrdn",
                    List.of(renamed("north", true)),
                    List.of(renamed("south", true)),
                    List.of("south")),
            new Case(
                    "the loser renames twice",
                    List.of(renamed("n1", true), renamed("n2", true)),
                    List.of(renamed("south", true)),
                    List.of("south")),
            new Case(
                    "the winner renames twice",
                    List.of(renamed("north", true)),
                    List.of(renamed("s1", true), renamed("s2", true)),
                    List.of("s2")),
            new Case(
                    "the winner ends with the old name",
                    List.of(renamed("north", true)),
                    List.of(renamed("s1", true), renamed("x", true)),
                    List.of("x")),
            new Case(
                    "the loser keeps its first name on purpose",
                    List.of(renamed("n1", true), renamed("n2", false)),
                    List.of(renamed("south", true)),
                    List.of("n1", "south")),
            new Case(
                    "the winner keeps the old name, which the loser deleted before",
                    List.of(renamed("north", true)),
                    List.of(renamed("south", false)),
                    List.of("south", "x")),
            new Case(
                    "the winner adds the loser's name as a value of its own",
                    List.of(renamed("north", true)),
                    List.of(renamed("south", true), added("north")),
                    List.of("north", "south")),
            new Case(
                    "the loser adds a nickname and then renames",
                    List.of(added("nick"), renamed("north", true)),
                    List.of(renamed("south", true)),
                    List.of("nick", "south")),
            new Case(
                    "the winner only moves the entry",
                    List.of(renamed("north", true)),
                    List.of(renamed("x", true)),
                    List.of("x")),
            new Case(
                    "both choose one name",
                    List.of(renamed("same", true)),
                    List.of(renamed("same", true)),
                    List.of("same")));

    @ParameterizedTest(name = "{0}; first mail from {1} to {2}, then from {3} to {4}")
    @MethodSource("casesInAllOrders")
    void theNameThatLostDoesNotStay(Case played, int from, int to, int thenFrom, int thenTo) {
        Sites sites = Sites.three();
        sites.write(
                NORTH,
                X,
                (author, none) -> author.create(
                        X,
                        none.context(),
                        Gate.BASE.root(),
                        new Rdn("cn=x"),
                        Map.of(CN, List.of(AttributeValue.of("x")))));
        sites.converge();
        played.north.forEach(each -> sites.write(NORTH, X, each));
        played.south.forEach(each -> sites.write(SOUTH, X, each));

        sites.sync(from, to);
        sites.sync(thenFrom, thenTo);
        sites.converge();

        sites.verified();
        for (int site : List.of(NORTH, SOUTH, WEST)) {
            List<String> found = sites.read(
                    site,
                    directory -> directory.entry(X).stream()
                            .map(StoredEntry::entry)
                            .flatMap(each -> each.shown(CN).stream())
                            .map(AttributeValue::text)
                            .toList());
            assertThat(found).isEqualTo(played.right);
        }
    }

    private static Stream<Arguments> casesInAllOrders() {
        List<int[]> mails = new ArrayList<>();
        for (int from : List.of(NORTH, SOUTH, WEST)) {
            for (int to : List.of(NORTH, SOUTH, WEST)) {
                if (from != to) {
                    mails.add(new int[] {from, to});
                }
            }
        }
        return CASES.stream()
                .flatMap(played -> mails.stream()
                        .flatMap(first -> mails.stream()
                                .map(then -> Arguments.of(
                                        played, first[0], first[1], then[0], then[1]))));
    }

    private static BiFunction<Author, Entry, Entry> renamed(String name, boolean deleteOldRdn) {
        return (author, before) -> author.rename(
                before, before.placement().parent(), new Rdn("cn=" + name), deleteOldRdn);
    }

    private static BiFunction<Author, Entry, Entry> added(String value) {
        return (author, before) -> author.addValues(before, CN, List.of(AttributeValue.of(value)));
    }
}
