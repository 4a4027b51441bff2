package io.bridgehead.gateway.inbound;

import io.bridgehead.gateway.mail.DecodedMail.Part;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.letter.MessagePart;
import io.bridgehead.store.letter.SplitMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the parts of messages until they are whole. If a message is refused, removed or never whole,
 * the reader asks for its changes again, because its cursor has not moved.
 */
final class PartIntake {
    private final PartLimits limits;

    PartIntake(PartLimits limits) {
        this.limits = limits;
    }

    /** What happened to a part; with the whole message, if no part is missing now. */
    record Kept(Handled outcome, List<Part> whole) {
        private static Kept not(Verdict verdict, String why) {
            return new Kept(new Handled(verdict, why), List.of());
        }
    }

    /** Keeps a part, unless its sender is no partner or its message is too large. */
    Kept keep(Transaction transaction, Part part, Instant now) {
        Optional<Handled> stranger = stranger(transaction, part);
        if (stranger.isPresent()) {
            return new Kept(stranger.get(), List.of());
        }
        dropExpired(transaction, now);
        Optional<SplitMessage> before = transaction.splitMessages().stream()
                .filter(each -> each.id().equals(part.wholeId()))
                .findFirst();
        if (before.isPresent() && !belongsTo(before.get(), part)) {
            return Kept.not(
                    Verdict.PART_REFUSED,
                    describe(part) + " contradicts the parts that are here: " + before.get());
        }
        Optional<String> excess = excess(before, part);
        if (excess.isPresent()) {
            transaction.dropParts(part.wholeId());
            return Kept.not(Verdict.PART_REFUSED, describe(part) + ": " + excess.get());
        }
        SplitMessage after = transaction.keepPart(new MessagePart(
                part.wholeId(),
                part.number(),
                part.count(),
                part.sha256OfWhole(),
                now.plus(limits.kept()),
                part.bytes()));
        if (after.isWhole()) {
            return new Kept(Handled.of(Verdict.PART_KEPT), take(transaction, part));
        }
        return Kept.not(
                Verdict.PART_KEPT,
                after.parts() + " of " + after.count() + " parts of " + after.id() + " are here"
                        + pushOut(transaction, after));
    }

    private static Optional<Handled> stranger(Transaction transaction, Part part) {
        if (!part.organization().equals(transaction.self().organization())) {
            return Optional.of(new Handled(
                    Verdict.WRONG_ORGANIZATION,
                    describe(part) + " is of organization " + part.organization()));
        }
        return transaction.partner(part.sender()).isEmpty()
                ? Optional.of(new Handled(
                        Verdict.UNKNOWN_PARTNER, describe(part) + " is of site " + part.sender()))
                : Optional.empty();
    }

    private static boolean belongsTo(SplitMessage message, Part part) {
        return message.count() == part.count() && message.sha256().equals(part.sha256OfWhole());
    }

    /** Why the message would be too large with this part. */
    private Optional<String> excess(Optional<SplitMessage> before, Part part) {
        if (part.count() > limits.partsPerMessage()) {
            return Optional.of("limits allow " + limits.partsPerMessage()
                    + " parts; raise parts-per-message if the message is wanted");
        }
        long bytes = before.map(SplitMessage::bytes).orElse(0L) + part.bytes().length;
        return bytes > limits.bytesPerMessage()
                ? Optional.of("its message is larger than " + limits.bytesPerMessage()
                        + " bytes; raise split-message-size if it is wanted")
                : Optional.empty();
    }

    private static void dropExpired(Transaction transaction, Instant now) {
        transaction.splitMessages().stream()
                .filter(each -> each.expires().isBefore(now))
                .forEach(each -> transaction.dropParts(each.id()));
    }

    /** Removes the oldest messages to make room for {@code latest}; names them for the log. */
    private String pushOut(Transaction transaction, SplitMessage latest) {
        List<SplitMessage> all = new ArrayList<>(transaction.splitMessages());
        int messages = all.size();
        long bytes = all.stream().mapToLong(SplitMessage::bytes).sum();
        all.remove(latest);
        StringBuilder gone = new StringBuilder();
        for (SplitMessage oldest : all) {
            if (messages <= limits.messages() && bytes <= limits.bytes()) {
                break;
            }
            transaction.dropParts(oldest.id());
            messages--;
            bytes -= oldest.bytes();
            gone.append(", those of ").append(oldest.id()).append(" made room");
        }
        return gone.toString();
    }

    /** The whole message from its parts, which are all here and in order. */
    private static List<Part> take(Transaction transaction, Part like) {
        List<Part> parts = new ArrayList<>();
        for (byte[] bytes : transaction.takeParts(like.wholeId())) {
            parts.add(like.withBytes(parts.size() + 1, bytes));
        }
        return parts;
    }

    private static String describe(Part part) {
        return "part " + part.number() + " of " + part.count() + " of " + part.wholeId();
    }
}
