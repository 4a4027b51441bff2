package io.bridgehead.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which way one message takes, and why not the others. Equal questions have equal answers.
 *
 * @param target where the message is for
 * @param chosen the way it takes; empty if there is none, now or later
 * @param at when it may go; the time of asking, unless all ways are closed for the moment
 * @param losers the other ways, in the order in which they lost, the last the runner-up
 */
public record Selection(SiteId target, Optional<Candidate> chosen, Instant at, List<Loser> losers) {

    /** A way not taken; {@code reason} is for people. */
    public record Loser(Candidate candidate, SelectionRule hurdle, String reason) {}

    public Selection {
        losers = List.copyOf(losers);
    }

    /** Whether the message may go at {@code now}. */
    public boolean isReady(Instant now) {
        return chosen.isPresent() && !at.isAfter(now);
    }
}
