package io.bridgehead.gateway.mailbox;

import java.time.Instant;
import java.util.List;

/**
 * How fetching from a mailbox goes.
 *
 * @param name of the mailbox, for people
 * @param lastLook when it was last looked through; {@link Instant#EPOCH} before the first time
 * @param taken mails taken since the start
 * @param failures in a row, to connect or to go on; 0 if all is well
 * @param trouble what the last of them was; empty if all is well
 * @param left mails that cannot be taken and stay where they are, each with the reason
 */
public record MailboxState(
        String name,
        Instant lastLook,
        long taken,
        int failures,
        String trouble,
        List<String> left) {

    public MailboxState {
        left = List.copyOf(left);
    }

    static MailboxState fresh(String name) {
        return new MailboxState(name, Instant.EPOCH, 0, 0, "", List.of());
    }

    MailboxState looked(Instant now, long all, List<String> stay) {
        return new MailboxState(name, now, all, 0, "", stay);
    }

    MailboxState failed(String why) {
        return new MailboxState(name, lastLook, taken, failures + 1, why, left);
    }
}
