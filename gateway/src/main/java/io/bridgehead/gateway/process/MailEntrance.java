package io.bridgehead.gateway.process;

import io.bridgehead.gateway.mailbox.MailboxIntake;
import io.bridgehead.gateway.smtp.SmtpListener;
import io.bridgehead.gateway.spool.Spool;
import java.util.List;

/** Where mail enters a gateway: the SMTP listener, the mailboxes, and the spool that they fill. */
record MailEntrance(Spool spool, SmtpListener listener, List<MailboxIntake> mailboxes) {
    MailEntrance {
        mailboxes = List.copyOf(mailboxes);
    }

    /** Opens the SMTP port, then starts to read the mailboxes. */
    void open(WorkThreads threads) {
        listener.start();
        mailboxes.forEach(each -> threads.run(each.state().name(), each));
    }

    /** Closes the port and stops the mailboxes: no mail enters any more. */
    void close() {
        listener.close();
        mailboxes.forEach(MailboxIntake::stop);
    }
}
