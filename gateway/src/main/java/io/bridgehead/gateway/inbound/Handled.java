package io.bridgehead.gateway.inbound;

import io.bridgehead.gateway.replication.step.Verdict;

/**
 * What happened to one mail.
 *
 * @param detail a sentence for people; empty if the verdict says enough
 */
public record Handled(Verdict verdict, String detail) {
    public static Handled of(Verdict verdict) {
        return new Handled(verdict, "");
    }

    /** The verdict and, if there is one, the sentence. */
    @Override
    public String toString() {
        return detail.isEmpty() ? verdict.name() : verdict + ": " + detail;
    }
}
