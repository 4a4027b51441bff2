package io.bridgehead.routing;

/** The cost that an operator gives to a connection: {@value #LEAST} (cheap) to {@value #MOST}. */
public record Cost(int value) implements Comparable<Cost> {

    public static final int LEAST = 1;
    public static final int MOST = 100;

    public Cost {
        if (value < LEAST || value > MOST) {
            throw new IllegalArgumentException(
                    "a cost is " + LEAST + " to " + MOST + ", not " + value);
        }
    }

    public static Cost of(int value) {
        return new Cost(value);
    }

    @Override
    public int compareTo(Cost other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
