package io.bridgehead.gateway.smtp;

import io.bridgehead.gateway.mail.LogText;
import io.bridgehead.gateway.mail.SizeRefusals;
import io.bridgehead.gateway.spool.Envelope;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only connection to a relay. It is opened when a mail is sent, and again when it is old.
 * Thread-safe; mails go one after the other.
 */
final class RelayLink {

    private static final Logger LOG = LoggerFactory.getLogger(RelayLink.class);

    /** Relays should wait five minutes for an idle client (RFC 5321), but many hang up earlier. */
    private static final Duration MAX_IDLE = Duration.ofSeconds(20);

    /** Many relays allow a few hundred mails for each connection. */
    private static final int MAX_MAILS = 100;

    /**
     * The relay wants encryption or a password first. The operator mends that; the mail is good.
     */
    private static final int AUTHENTICATION_REQUIRED = 530;

    /** A reply in the message of an exception: the code, and what follows it. */
    private static final Pattern REPLY =
            Pattern.compile("^\\s*[45][0-9]{2}[ -](.*)", Pattern.DOTALL);

    /** A limit that a relay announces; 0 means that it has none. */
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,17}");

    private final Relay relay;
    private final Session session;
    private final BreakableSockets sockets;
    private Optional<SMTPTransport> connection = Optional.empty();
    private int mails;
    private long lastUsed;

    RelayLink(Relay relay, Properties properties, BreakableSockets sockets) {
        this.relay = relay;
        this.sockets = sockets;
        this.session = Session.getInstance(properties);
    }

    synchronized Delivery send(Envelope envelope, byte[] mime) {
        boolean reused = connection.isPresent() && !isStale();
        Delivery delivery = attempt(envelope, mime);
        boolean hungUpMeanwhile = reused
                && connection.isEmpty()
                && delivery instanceof Delivery.Deferred deferred
                && (deferred.code() == 0 || deferred.code() == 421);
        return hungUpMeanwhile ? attempt(envelope, mime) : delivery;
    }

    private Delivery attempt(Envelope envelope, byte[] mime) {
        SMTPTransport transport;
        try {
            transport = connected();
        } catch (MessagingException e) {
            // The relay has not seen this mail yet, so even a 5xx does not refuse the mail.
            return new Delivery.Deferred(
                    replyCode(e), ConnectTrouble.of(relay.address(), e).text());
        }
        OptionalLong limit = announcedLimit(transport);
        if (limit.isPresent() && mime.length > limit.getAsLong()) {
            String words = "the relay announces that it takes at most " + limit.getAsLong()
                    + " bytes (SIZE)";
            return new Delivery.TooLarge(mime.length, limit, true, words);
        }
        RawMail mail = new RawMail(session, envelope, mime);
        if (transport.supportsExtension("SIZE")) {
            mail.setMailExtension("SIZE=" + mime.length);
        }
        try {
            InternetAddress recipient = new InternetAddress();
            recipient.setAddress(envelope.recipient().toString());
            transport.sendMessage(mail, new Address[] {recipient});
            mails++;
            lastUsed = System.nanoTime();
            return new Delivery.Delivered(
                    LogText.oneLine(transport.getLastServerResponse()), limit);
        } catch (MessagingException e) {
            return failure(e, mime.length, mail.isBegun());
        }
    }

    /** What the relay has said in its answer to EHLO; it need not name a limit (RFC 1870). */
    private static OptionalLong announcedLimit(SMTPTransport transport) {
        String size = transport.getExtensionParameter("SIZE");
        return size != null && SIZE.matcher(size.strip()).matches()
                ? OptionalLong.of(Long.parseLong(size.strip()))
                : OptionalLong.empty();
    }

    private Delivery failure(MessagingException e, long bytes, boolean begun) {
        int code = replyCode(e);
        String text = text(e);
        if (code < 400 || code == 421 || begun) {
            disconnect();
        }
        if (code >= 500 && SizeRefusals.isAboutSize(code + " " + text)) {
            return new Delivery.TooLarge(bytes, SizeRefusals.told(text), false, code + " " + text);
        }
        if (code >= 500 && code != AUTHENTICATION_REQUIRED) {
            return new Delivery.Rejected(code, text);
        }
        return code >= 400 || !begun
                ? new Delivery.Deferred(Math.max(code, 0), text)
                : new Delivery.Unknown(text);
    }

    private SMTPTransport connected() throws MessagingException {
        if (isStale()) {
            disconnect();
        }
        if (connection.isPresent()) {
            return connection.get();
        }
        SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
        try {
            connect(transport);
        } catch (MessagingException trouble) {
            if (!mayGoInTheClear(trouble)) {
                throw trouble;
            }
            LOG.info("{}: encryption failed, so mail goes in the clear: {}", relay.host(), trouble);
            transport = (SMTPTransport) inTheClear().getTransport("smtp");
            connect(transport);
        }
        sockets.setTimeout(relay.replyTimeout());
        connection = Optional.of(transport);
        mails = 0;
        return transport;
    }

    /**
     * A relay may offer encryption and be unable to do it. Opportunistic encryption sends in the clear
     * then (RFC 7435), as it does if none is offered; but never a password.
     */
    private boolean mayGoInTheClear(MessagingException trouble) {
        return relay.encryption().mode() == Encryption.Mode.OPPORTUNISTIC
                && relay.credentials().isEmpty()
                && ConnectTrouble.isOfEncryption(trouble);
    }

    private Session inTheClear() {
        Properties properties = new Properties();
        properties.putAll(session.getProperties());
        properties.setProperty("mail.smtp.starttls.enable", "false");
        return Session.getInstance(properties);
    }

    private void connect(SMTPTransport transport) throws MessagingException {
        if (relay.credentials().isPresent()) {
            Relay.Credentials us = relay.credentials().get();
            transport.connect(us.user(), us.password());
        } else {
            // The library would log in even with an empty user name.
            transport.connect();
        }
    }

    private boolean isStale() {
        return mails >= MAX_MAILS || System.nanoTime() - lastUsed > MAX_IDLE.toNanos();
    }

    synchronized void disconnect() {
        connection.ifPresent(transport -> {
            try {
                transport.close();
            } catch (MessagingException e) {
                LOG.debug("closing the connection to {}: {}", relay.host(), e.toString());
            }
        });
        connection = Optional.empty();
    }

    /** The first answer of 4xx or 5xx in a chain of exceptions, or 0. */
    private static int replyCode(MessagingException e) {
        Exception next = e;
        while (next != null) {
            int code = next instanceof SMTPSendFailedException send
                    ? send.getReturnCode()
                    : next instanceof SMTPAddressFailedException address
                            ? address.getReturnCode()
                            : next instanceof SMTPSenderFailedException sender
                                    ? sender.getReturnCode()
                                    : 0;
            if (code >= 400) {
                return code;
            }
            next = next instanceof MessagingException chained ? chained.getNextException() : null;
        }
        return 0;
    }

    /**
     * The relay's own words, without the code that they begin with. The library's outermost message
     * is often only "Invalid Addresses"; what the relay said stands further inside.
     */
    private String text(MessagingException e) {
        Exception next = e;
        while (next != null) {
            Matcher reply = REPLY.matcher(String.valueOf(next.getMessage()));
            if (reply.find()) {
                return LogText.oneLine(reply.group(1).replaceAll("\\R[45][0-9]{2}[ -]", " "));
            }
            next = next instanceof MessagingException chained ? chained.getNextException() : null;
        }
        return ConnectTrouble.of(relay.address(), e).text();
    }
}
