package io.bridgehead.store.history;

/** The numbers n with {@code since < n <= through}; none if the two are equal. */
public record Range(long since, long through) {
    public Range {
        if (since < 0 || through < since) {
            throw new IllegalArgumentException("not a range: (" + since + ", " + through + "]");
        }
    }

    public boolean isEmpty() {
        return since == through;
    }

    public boolean contains(long number) {
        return since < number && number <= through;
    }

    @Override
    public String toString() {
        return "(" + since + "," + through + "]";
    }
}
