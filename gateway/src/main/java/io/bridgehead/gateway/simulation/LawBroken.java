package io.bridgehead.gateway.simulation;

/** A law does not hold in this world: there is a bug, and the seed shows it. */
final class LawBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String law;

    LawBroken(String law, String evidence) {
        super(evidence);
        this.law = law;
    }

    String law() {
        return law;
    }

    static void unless(boolean holds, String law, java.util.function.Supplier<String> evidence) {
        if (!holds) {
            throw new LawBroken(law, evidence.get());
        }
    }
}
