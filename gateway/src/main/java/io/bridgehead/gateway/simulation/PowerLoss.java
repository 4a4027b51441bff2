package io.bridgehead.gateway.simulation;

/** Power fails in the middle of a transaction. */
final class PowerLoss extends RuntimeException {
    private static final long serialVersionUID = 1;

    PowerLoss(String when) {
        super(when);
    }
}
