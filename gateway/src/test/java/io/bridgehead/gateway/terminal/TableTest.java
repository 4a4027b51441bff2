package io.bridgehead.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCellAndNumbersStandToTheRight() {
        Table table = new Table("SITE", ">USN", "STATE");
        table.row("A", "1,000", "caught up").row("NORTH-EAST", 7, "asking");
        assertThat(table.lines())
                .containsExactly(
                        "SITE          USN  STATE",
                        "A           1,000  caught up",
                        "NORTH-EAST      7  asking");
    }

    @Test
    void titleMayBeTheWidestCell() {
        assertThat(new Table("LONG TITLE", ">NUMBERS").row("x", 1).lines())
                .containsExactly("LONG TITLE  NUMBERS", "x                 1");
    }

    @Test
    void tableWithoutRowsShowsNothingAndNotItsTitles() {
        assertThat(new Table("SITE", ">USN").lines()).isEmpty();
    }

    @Test
    void noLineEndsInSpaces() {
        Table table = new Table("A", "B").row("x", "").row("", "y").row("", "");
        assertThat(table.lines()).containsExactly("A  B", "x", "   y", "");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void rowHasAsManyCellsAsTitles(int cells) {
        Object[] row = IntStream.range(0, cells).boxed().toArray();
        assertThatThrownBy(() -> new Table("A", "B").row(row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(cells + " cells");
    }

    /** Law: in every line, each column begins at the same place. */
    @Test
    void columnsBeginAtTheSamePlaceInEveryLine() {
        Table table = new Table("FIRST", "SECOND");
        for (int length = 1; length < 30; length++) {
            table.row("a".repeat(length), "#" + length);
        }
        List<String> lines = table.lines();
        assertThat(lines.subList(1, lines.size()))
                .allSatisfy(line -> assertThat(line.indexOf('#')).isEqualTo(31));
        assertThat(lines.get(0).indexOf("SECOND")).isEqualTo(31);
    }
}
