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

    /** When this returns, the SMTP port is open. */
    void open(WorkThreads threads) {
        listener.start();
        mailboxes.forEach(each -> threads.run(each.state().name(), each));
    }

    /** No mail enters any more. */
    void close() {
        listener.close();
        mailboxes.forEach(MailboxIntake::stop);
    }
}
