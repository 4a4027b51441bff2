package io.bridgehead.gateway.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A text table. A column is as wide as its widest cell; columns of numbers are aligned right. */
public final class Table {
    private static final String BETWEEN = "  ";

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these titles; one that begins with {@code >} is a column of numbers. */
    public Table(String... titles) {
        this.head = List.of(titles);
    }

    /** Adds a row, which has as many cells as there are titles. */
    public Table row(Object... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + head);
        }
        rows.add(List.of(cells).stream().map(Object::toString).toList());
        return this;
    }

    /** The lines of the table, titles first; none if the table has no rows. */
    public List<String> lines() {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> titles = head.stream()
                .map(each -> each.startsWith(">") ? each.substring(1) : each)
                .toList();
        List<List<String>> all = new ArrayList<>(List.of(titles));
        all.addAll(rows);
        int[] widths = IntStream.range(0, head.size())
                .map(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            boolean right = head.get(column).startsWith(">");
            line.append(column == 0 ? "" : BETWEEN).append(right ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }
}
