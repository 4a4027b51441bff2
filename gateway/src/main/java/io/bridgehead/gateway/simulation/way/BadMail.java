package io.bridgehead.gateway.simulation.way;

import io.bridgehead.gateway.outbound.DeliveryFailure;
import io.bridgehead.gateway.outbound.DeliveryFailure.Blame;
import io.bridgehead.store.letter.LetterLabel;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Some letters that no relay takes in bad times, by whatever connector they leave. The relays hang up,
 * as a scanner does that dies of a mail, or refuse them. All other mail must pass beside them.
 *
 * @param oneOf one letter of so many
 */
record BadMail(int oneOf, Blame blame) {
    static Optional<BadMail> of(IntUnaryOperator below) {
        boolean there = below.applyAsInt(3) == 0;
        BadMail bad = new BadMail(
                20 + below.applyAsInt(60),
                List.of(Blame.MAIL_OR_CONNECTOR, Blame.MAIL).get(below.applyAsInt(2)));
        return there ? Optional.of(bad) : Optional.empty();
    }

    /** Why no relay takes the letter; empty if it is as good as any. */
    Optional<DeliveryFailure> failure(LetterLabel label) {
        return Math.floorMod(label.messageId().hashCode(), oneOf) == 0
                ? Optional.of(new DeliveryFailure(blame, "the relay never takes this mail"))
                : Optional.empty();
    }
}
