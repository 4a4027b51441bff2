package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.simulation.law.LawBroken;
import io.bridgehead.gateway.simulation.plan.Plan;
import java.time.Duration;
import java.util.Map;

/**
 * The mail that an idle world may send: daily statuses, their replies, and polls where configured.
 */
final class QuietPhase {
    private final Plan plan;
    private final Duration length;

    QuietPhase(Plan plan, Duration length) {
        this.plan = plan;
        this.length = length;
    }

    /** Throws {@link LawBroken} if the sites sent too many letters between the two counts. */
    void check(Map<String, Long> before, Map<String, Long> after) {
        long directions = plan.cast().links().size() * 2L;
        atMost(
                "Status",
                directions * 2 * rounds(plan.cast().limits().statusInterval()),
                before,
                after);
        Limits limits = plan.cast().limits();
        long polls = limits.tell() ? 0 : directions * contexts() * rounds(limits.poll());
        atMost("UpdateRequest", polls, before, after);
        atMost("Update", polls, before, after);
        atMost("Refusal", 0, before, after);
    }

    private long contexts() {
        return 1 + plan.cast().sites().size() * (plan.cast().configurations() ? 2L : 1L);
    }

    private long rounds(Duration interval) {
        return length.dividedBy(interval) + 1;
    }

    private static void atMost(
            String kind, long most, Map<String, Long> before, Map<String, Long> after) {
        long sent = after.getOrDefault(kind, 0L) - before.getOrDefault(kind, 0L);
        LawBroken.unless(
                sent <= most,
                "an idle world is quiet",
                () -> sent + " " + kind + " were sent, at most " + most + " are due");
    }
}
