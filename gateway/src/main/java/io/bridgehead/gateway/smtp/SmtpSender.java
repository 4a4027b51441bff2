package io.bridgehead.gateway.smtp;

import io.bridgehead.gateway.mail.MailLibrary;
import io.bridgehead.gateway.spool.Envelope;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/**
 * Hands mail to relays by SMTP. Mail may be lost, doubled, late, reordered or altered behind the relay;
 * nothing here is retried by itself, except on a connection that the relay had closed meanwhile.
 *
 * <p>Thread-safe. Each relay has one connection, kept for the next mail: mails to one relay go one after
 * the other, mails to several relays at the same time.
 */
public final class SmtpSender implements AutoCloseable {

    private final String ourName;
    private final Optional<SSLContext> trust;
    private final Map<Relay, RelayLink> links = new ConcurrentHashMap<>();

    /**
     * A sender without connections.
     *
     * @param ourName what we call ourselves to relays, a host name
     * @param trust whose certificates to believe; the platform's choice if empty
     */
    public SmtpSender(String ourName, Optional<SSLContext> trust) {
        MailLibrary.configure();
        this.ourName = ourName;
        this.trust = trust;
    }

    /**
     * Sends one mail to one recipient and waits for the answer, at most for the relay's timeouts. The
     * bytes go out unchanged. Never throws for what a relay or the network does.
     *
     * @param mime the whole mail, lines ended by CRLF
     */
    public Delivery send(Relay relay, Envelope envelope, byte[] mime) {
        return links.computeIfAbsent(relay, it -> new RelayLink(it, properties(it)))
                .send(envelope, mime);
    }

    /** Chunking is never asked for: the library corrupts lines that begin with a dot when it chunks. */
    private Properties properties(Relay relay) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", relay.host());
        properties.setProperty("mail.smtp.port", Integer.toString(relay.port()));
        properties.setProperty("mail.smtp.timeout", millis(relay.replyTimeout()));
        properties.setProperty("mail.smtp.writetimeout", millis(relay.writeTimeout()));
        properties.setProperty("mail.smtp.connectiontimeout", millis(relay.connectTimeout()));
        properties.setProperty("mail.smtp.localhost", ourName);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(relay.credentials().isPresent()));
        boolean tls = relay.tls() != Relay.Tls.NONE;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(tls));
        properties.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(relay.tls() == Relay.Tls.REQUIRED));
        properties.put("mail.smtp.socketFactory", new NoDelaySockets());
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        trust.ifPresent(context ->
                properties.put("mail.smtp.ssl.socketFactory", context.getSocketFactory()));
        return properties;
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }

    /** Closes all connections; those in use after their mail. */
    @Override
    public void close() {
        links.values().forEach(RelayLink::disconnect);
    }
}
