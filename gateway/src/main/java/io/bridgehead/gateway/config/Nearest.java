package io.bridgehead.gateway.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the name that a misspelled one may stand for. */
public final class Nearest {

    private Nearest() {}

    /** {@code did you mean 'x'?}, or the list of possible names if none is near. */
    static String cure(String written, Collection<String> known) {
        return of(written, known)
                .map(name -> "did you mean '" + name + "'?")
                .orElse(
                        known.isEmpty()
                                ? "nothing may stand here"
                                : "known here: " + String.join(", ", known));
    }

    /**
     * What follows a name that is not known: the name that may be meant, and which names are known.
     *
     * @param shownMax how many names are listed
     */
    public static String advice(String written, Collection<String> known, int shownMax) {
        if (known.isEmpty()) {
            return "; none is known";
        }
        String meant =
                of(written, known).map(name -> "; did you mean '" + name + "'?").orElse(";");
        String list = known.stream().limit(shownMax).collect(Collectors.joining(", "));
        int more = known.size() - shownMax;
        return meant + " known here: " + list + (more > 0 ? " and " + more + " more" : "");
    }

    /** The known name of least edit distance, if at most a third of its letters, or two, are wrong. */
    static Optional<String> of(String written, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(written, name) <= Math.max(2, name.length() / 3))
                .min(Comparator.<String>comparingInt(name -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The number of letters to insert, drop, change or swap with a neighbour; case is ignored. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best =
                Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
