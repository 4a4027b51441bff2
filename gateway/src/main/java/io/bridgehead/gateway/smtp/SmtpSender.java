package io.bridgehead.gateway.smtp;

import io.bridgehead.gateway.mail.LogText;
import io.bridgehead.gateway.mail.MailLibrary;
import io.bridgehead.gateway.spool.Envelope;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands mail to relays by SMTP. Behind the relay, mail may be lost, doubled, late, reordered or
 * altered. This class tries a mail a second time only if the relay had closed an idle connection.
 *
 * <p>Thread-safe. Each relay has one connection, kept for the next mail: mails to one relay go one
 * after the other, mails to several relays at the same time.
 */
public final class SmtpSender implements AutoCloseable {

    private final String ourName;
    private final Map<Relay, RelayLink> links = new ConcurrentHashMap<>();

    /**
     * A sender without connections.
     *
     * @param ourName what we call ourselves to relays, a host name
     */
    public SmtpSender(String ourName) {
        MailLibrary.configure();
        this.ourName = ourName;
    }

    /**
     * Sends one mail to one recipient and waits for the answer, at most for the relay's timeouts.
     * The bytes go out unchanged. Never throws for what a relay or the network does.
     *
     * @param mime the whole mail, lines ended by CRLF
     */
    public Delivery send(Relay relay, Envelope envelope, byte[] mime) {
        RelayLink link;
        try {
            link = links.computeIfAbsent(relay, this::link);
        } catch (MailException unusable) {
            // A certificate file is missing, for example. It is read again with the next mail.
            return new Delivery.Deferred(0, LogText.oneLine(String.valueOf(unusable.getMessage())));
        }
        return link.send(envelope, mime);
    }

    private RelayLink link(Relay relay) {
        BreakableSockets sockets = new BreakableSockets();
        return new RelayLink(relay, properties(relay, sockets), sockets);
    }

    /**
     * Chunking is never asked for: the library corrupts lines that begin with a dot when it chunks.
     */
    private Properties properties(Relay relay, BreakableSockets sockets) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", relay.host());
        properties.setProperty("mail.smtp.port", Integer.toString(relay.port()));
        // Until the relay is ready; RelayLink gives it more time then.
        properties.setProperty("mail.smtp.timeout", millis(relay.connectTimeout()));
        properties.setProperty("mail.smtp.writetimeout", millis(relay.writeTimeout()));
        properties.setProperty("mail.smtp.connectiontimeout", millis(relay.connectTimeout()));
        properties.setProperty("mail.smtp.localhost", ourName);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(relay.credentials().isPresent()));
        properties.put("mail.smtp.socketFactory", sockets.plain());
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        Encryption encryption = relay.encryption();
        if (encryption.mode() == Encryption.Mode.NONE) {
            return properties;
        }
        boolean implicit = encryption.mode() == Encryption.Mode.IMPLICIT;
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(implicit));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(!implicit));
        properties.setProperty(
                "mail.smtp.starttls.required",
                Boolean.toString(encryption.mode() == Encryption.Mode.REQUIRED));
        properties.setProperty(
                "mail.smtp.ssl.checkserveridentity", Boolean.toString(encryption.checksServer()));
        properties.put(
                "mail.smtp.ssl.socketFactory",
                sockets.encrypted(encryption.context().getSocketFactory()));
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
