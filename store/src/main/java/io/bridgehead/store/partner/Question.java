package io.bridgehead.store.partner;

import java.time.Instant;

/**
 * The latest request to the partner.
 *
 * @param request its number; numbers rise with each request
 * @param attempts how many requests we have sent since the last page; patience doubles with each
 * @param due when to ask next: one timer for the next poll and for the end of patience
 * @param asking whether the answer is still incomplete
 * @param unanswered the estimated bytes that we received and have not confirmed by a request
 * @param refresh whether the partner should also send what our vector covers
 */
public record Question(
        long request, int attempts, Instant due, boolean asking, long unanswered, boolean refresh) {
    static final Question NONE = new Question(0, 0, Instant.MAX, false, 0, false);

    Question due(Instant nextDue) {
        return new Question(request, attempts, nextDue, asking, unanswered, refresh);
    }

    Question asked(int nextAttempts, Instant nextDue) {
        return new Question(request + 1, nextAttempts, nextDue, true, 0, refresh);
    }

    Question continued() {
        return new Question(request + 1, attempts, due, asking, 0, refresh);
    }

    Question received(long bytes, Instant nextDue) {
        return new Question(request, 0, nextDue, asking, unanswered + bytes, refresh);
    }

    Question answered(Instant nextDue) {
        return new Question(request, 0, nextDue, false, unanswered, false);
    }

    Question settled(Instant nextDue) {
        return new Question(request, 0, nextDue, false, unanswered, refresh);
    }

    Question restarted(boolean withRefresh, Instant nextDue) {
        return new Question(request, 0, nextDue, false, 0, withRefresh);
    }
}
