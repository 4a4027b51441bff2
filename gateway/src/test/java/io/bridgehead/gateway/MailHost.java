package io.bridgehead.gateway;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.bridgehead.gateway.smtp.Delivery;
import io.bridgehead.gateway.smtp.Relay;
import io.bridgehead.gateway.smtp.SmtpSender;
import io.bridgehead.gateway.spool.Envelope;
import io.bridgehead.routing.RoutingAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mail host between the sites: takes their mail into mailboxes, and hands it on when the test
 * says so. The mailboxes keep everything, to show what travels.
 */
final class MailHost implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final RoutingAddress BOUNCES = RoutingAddress.of("postmaster@host.test");

    private final GreenMail host = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, HOST, ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, HOST, ServerSetup.PROTOCOL_POP3)
    });
    private final SmtpSender carrier = new SmtpSender("host.test");
    private final Map<TestSite, GreenMailUser> boxes = new LinkedHashMap<>();
    private final Map<TestSite, Integer> carried = new LinkedHashMap<>();

    /** A running host without mailboxes. */
    MailHost() {
        host.start();
    }

    /** Where sites hand their mail in. */
    int port() {
        return host.getSmtp().getPort();
    }

    /** Makes a mailbox for the gateway of {@code site}. */
    void serve(TestSite site) {
        boxes.put(site, host.setUser(site.address(), site.address()));
    }

    /** The mailbox of {@code site}, by IMAP, as its configuration has it. */
    String imap(TestSite site) {
        return mailbox("imap", host.getImap().getPort(), site);
    }

    /** The same by POP3. */
    String pop3(TestSite site) {
        return mailbox("pop3", host.getPop3().getPort(), site);
    }

    private static String mailbox(String protocol, int port, TestSite site) {
        return """
                <mailbox protocol="%s" host="127.0.0.1" port="%d" starttls="none"
                         user="%s" password="%3$s">
                  <poll>100ms</poll>
                </mailbox>
                """.formatted(protocol, port, site.address());
    }

    /** Hands on what has come in since the last time, each mailbox in its order. */
    void deliver() {
        for (TestSite site : boxes.keySet()) {
            List<MimeMessage> mails = mailsFor(site);
            for (int i = carried.getOrDefault(site, 0); i < mails.size(); i++) {
                carry(mails.get(i), site);
                carried.put(site, i + 1);
            }
        }
    }

    /** Everything that ever came in for {@code site}. */
    List<MimeMessage> mailsFor(TestSite site) {
        try {
            List<MimeMessage> mails = new ArrayList<>();
            for (StoredMessage each : host.getManagers()
                    .getImapHostManager()
                    .getInbox(boxes.get(site))
                    .getMessages()) {
                mails.add(each.getMimeMessage());
            }
            return mails;
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of a mail. */
    static byte[] bytes(MimeMessage mail) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            mail.writeTo(out);
            return out.toByteArray();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void carry(MimeMessage mail, TestSite site) {
        Envelope envelope = new Envelope(Optional.of(BOUNCES), RoutingAddress.of(site.address()));
        Delivery delivery = carrier.send(Relay.plain(HOST, site.port()), envelope, bytes(mail));
        if (!(delivery instanceof Delivery.Delivered)) {
            throw new IllegalStateException("the gateway did not take its mail: " + delivery);
        }
    }

    @Override
    public void close() {
        carrier.close();
        host.stop();
    }
}
