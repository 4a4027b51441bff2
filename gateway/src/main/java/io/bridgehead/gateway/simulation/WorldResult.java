package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.replication.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a world ended.
 *
 * @param sites how many there were
 * @param events how many things happened
 * @param lasted virtual time from the first event to the last
 * @param untilAgreed virtual time from the end of chaos until all sites agreed
 * @param verdicts how often each step ended how
 * @param faults how often each fault struck, by name
 * @param mails how many of each kind were sent
 */
public record WorldResult(
        long seed,
        int sites,
        long events,
        Duration lasted,
        Duration untilAgreed,
        Map<Verdict, Long> verdicts,
        Map<String, Long> faults,
        Map<String, Long> mails,
        Optional<Failure> failure) {

    /**
     * A law that did not hold.
     *
     * @param evidence what was seen
     * @param lastEvents the trace before it, oldest first
     * @param state what each site had
     */
    public record Failure(
            String law, String evidence, List<String> lastEvents, List<String> state) {}

    public boolean isGood() {
        return failure.isEmpty();
    }
}
