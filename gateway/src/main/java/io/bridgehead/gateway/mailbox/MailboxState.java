package io.bridgehead.gateway.mailbox;

import io.bridgehead.gateway.smtp.ConnectTrouble;
import java.time.Instant;
import java.util.List;

/**
 * How well the fetching from a mailbox works.
 *
 * @param name of the mailbox, for people
 * @param lastLook when it was last looked through; {@link Instant#EPOCH} before the first time
 * @param taken mails taken since the start
 * @param failures how often in a row it failed to connect or to go on; 0 if all is well
 * @param trouble what the last failure was; empty if all is well
 * @param isRefused whether it takes a person to mend that: a refused login, for example
 * @param left mails that cannot be taken and stay where they are, each with the reason
 * @param foreign how many mails stay because they are not for a gateway
 */
public record MailboxState(
        String name,
        Instant lastLook,
        long taken,
        int failures,
        String trouble,
        boolean isRefused,
        List<String> left,
        int foreign) {

    public MailboxState {
        left = List.copyOf(left);
    }

    static MailboxState fresh(String name) {
        return new MailboxState(name, Instant.EPOCH, 0, 0, "", false, List.of(), 0);
    }

    MailboxState looked(Instant now, long all, List<String> stay, int notOurs) {
        return new MailboxState(name, now, all, 0, "", false, stay, notOurs);
    }

    MailboxState failed(ConnectTrouble why) {
        return new MailboxState(
                name, lastLook, taken, failures + 1, why.text(), why.isRefusal(), left, foreign);
    }
}
