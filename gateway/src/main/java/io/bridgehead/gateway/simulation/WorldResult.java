package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.replication.step.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a world ended.
 *
 * @param sites how many sites it had
 * @param course how long it took
 * @param counts what happened how often
 * @param failure the law that it broke, if it broke one
 */
public record WorldResult(
        long seed, int sites, Course course, Counts counts, Optional<Failure> failure) {

    /**
     * How long a world took.
     *
     * @param events how many events happened
     * @param lasted virtual time from the first event to the last
     * @param untilAgreed virtual time from the end of the chaos until all sites agreed
     */
    public record Course(long events, Duration lasted, Duration untilAgreed) {}

    /**
     * What happened how often.
     *
     * @param verdicts how many steps ended with each verdict
     * @param faults how often each fault struck, by name
     * @param mails how many letters of each kind the sites sent
     */
    public record Counts(
            Map<Verdict, Long> verdicts, Map<String, Long> faults, Map<String, Long> mails) {}

    /**
     * A law that did not hold.
     *
     * @param evidence the values that break the law
     * @param lastEvents the trace before the law was broken, oldest line first
     * @param state the contents of each site's database
     */
    public record Failure(
            String law, String evidence, List<String> lastEvents, List<String> state) {}

    public Map<Verdict, Long> verdicts() {
        return counts.verdicts();
    }

    public Map<String, Long> faults() {
        return counts.faults();
    }

    public boolean isGood() {
        return failure.isEmpty();
    }
}
