package io.bridgehead.gateway.outbound;

import io.bridgehead.gateway.outbound.DeliveryFailure.Blame;
import io.bridgehead.routing.Retry;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.store.letter.LetterHead;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides what follows when a letter was not handed over through one connector: whether the connector
 * pauses, and when the letter is tried again.
 */
final class RetryPolicy {

    /** So often a relay may say "not now" before another way is tried: greylisting is no failure. */
    private static final int PATIENCE = 3;

    /** After so many broken lines in a row a connector pauses. */
    private static final int PROOFS = 5;

    private final String connector;
    private final Retry.Pace pace;
    private final ConnectorHealth health;

    RetryPolicy(String connector, Retry.Pace pace, ConnectorHealth health) {
        this.connector = connector;
        this.pace = pace;
        this.health = health;
    }

    /**
     * When a letter is tried again.
     *
     * @param anotherWay whether another connector takes it then, which has not tried it yet
     */
    record NextTry(Instant due, boolean anotherWay) {}

    /** Takes a failure into account. */
    NextTry after(DeliveryFailure failure, LetterHead letter, RouteQuery mail, Instant now) {
        if (failure.blame() == Blame.CONNECTOR) {
            health.broke(connector, pace, now, failure.text());
        }
        if (failure.blame() == Blame.MAIL_OR_CONNECTOR) {
            // Another mail proves the connector at once, since this one is suspect. If a few in a
            // row fail, the connector pauses, but not for an hour: even they may all be bad.
            boolean pauses = (health.failures(connector) + 1) % PROOFS == 0;
            Duration pause = pauses ? pace.first() : Duration.ZERO;
            health.broke(connector, new Retry.Pace(pause, pause), now, failure.text());
        }
        if (failure.blame() != Blame.NOTHING || letter.attempts() >= PATIENCE) {
            health.triedInVain(letter, connector);
        }
        if (hasFreshWay(letter, mail, now)) {
            return new NextTry(now, true);
        }
        // Mail that was refused permanently is tried again, rarely: a person may cure the cause.
        return new NextTry(
                now.plus(
                        failure.blame() == Blame.MAIL || failure.blame() == Blame.SIZE
                                ? pace.longest()
                                : pace.after(letter.attempts() + 1)),
                false);
    }

    private boolean hasFreshWay(LetterHead letter, RouteQuery mail, Instant now) {
        return health.selectBy(connector, letter.label().to(), mail, now)
                .chosen()
                .map(each -> each.connector().name())
                .filter(each -> !each.equals(connector))
                .filter(each -> health.tries(letter, each) == 0)
                .isPresent();
    }
}
