package io.bridgehead.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which way one message takes, and why it does not take the others.
 *
 * @param target the site that the message is for
 * @param chosen the way it takes; empty if there is none, now or later
 * @param at when it may go: the time of the question, unless no way is free at that time
 * @param waitsFor why it goes no earlier, with the time, for people; empty if it may go at once
 * @param losers the other ways, in the order in which they lost; the last one came second
 */
public record Selection(
        SiteId target,
        Optional<Candidate> chosen,
        Instant at,
        String waitsFor,
        List<Loser> losers) {

    /** A way that lost by {@code rule}; {@code reason} is for people. */
    public record Loser(Candidate candidate, SelectionRule rule, String reason) {}

    public Selection {
        losers = List.copyOf(losers);
    }

    /** Whether the message may go at {@code now}. */
    public boolean isReady(Instant now) {
        return chosen.isPresent() && !at.isAfter(now);
    }
}
