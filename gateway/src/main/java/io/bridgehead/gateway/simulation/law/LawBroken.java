package io.bridgehead.gateway.simulation.law;

/** A law does not hold in this world: the code has a bug, and the seed reproduces it. */
public final class LawBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String law;

    public LawBroken(String law, String evidence) {
        super(evidence);
        this.law = law;
    }

    public String law() {
        return law;
    }

    public static void unless(
            boolean holds, String law, java.util.function.Supplier<String> evidence) {
        if (!holds) {
            throw new LawBroken(law, evidence.get());
        }
    }
}
