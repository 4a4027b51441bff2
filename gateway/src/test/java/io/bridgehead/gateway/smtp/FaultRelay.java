package io.bridgehead.gateway.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.bridgehead.gateway.spool.Envelope;
import io.bridgehead.routing.RoutingAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A relay that misbehaves by script: the first mail meets the first fault, the second the second,
 * and when the script is at its end all pass. What passes is forwarded to one host before the
 * answer goes out, so that a test knows what has arrived. Mails are handled one at a time, in their
 * order.
 */
public final class FaultRelay implements AutoCloseable {

    /** What may happen to a mail. */
    public enum Fault {
        /** Forwarded as it is. */
        PASS,
        /** Answered 250, and lost. */
        LOSE,
        /** Forwarded twice. */
        DOUBLE,
        /** Answered 250 and held until {@link FaultRelay#release}. */
        DELAY,
        /** Answered 250 and forwarded after the next mail that passes. */
        REORDER,
        /** Read to its end; then the connection is cut without an answer, and the mail is lost. */
        DROP_AFTER_DATA,
        /** Forwarded; then the connection is cut without an answer. */
        FORWARD_AND_DROP,
        /** Answered 451, as greylisting does. */
        DEFER,
        /** Answered 550. */
        REJECT,
        /** Forwarded without its last third. */
        TRUNCATE,
        /** Forwarded inside another multipart, with a disclaimer and other line lengths. */
        REWRAP
    }

    /** A mail on its way through. */
    private record Passing(String from, String to, byte[] mail) {}

    private final Relay target;
    private final SmtpSender carrier = new SmtpSender("relay.example");
    private final Deque<Fault> script = new ArrayDeque<>();
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private final List<Passing> delayed = new ArrayList<>();
    private final List<Passing> overtaken = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SMTPServer server;
    private String touched = "";
    private Consumer<byte[]> watcher = mail -> {};
    private int forwarded;
    private int largest = Integer.MAX_VALUE;
    private int refused = Integer.MAX_VALUE;
    private int bounced = Integer.MAX_VALUE;
    private Optional<Relay> home = Optional.empty();
    private int bounces;

    /** A relay on a free port of the loopback interface; listens at once. */
    public FaultRelay(String targetHost, int targetPort) {
        this.target = Relay.plain(targetHost, targetPort);
        this.server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("relay.example")
                .softwareName("FaultRelay")
                .maxMessageSize(64 << 20)
                .insertReceivedHeaders(false)
                .executorService(threads)
                .messageHandlerFactory(Transaction::new)
                .build();
        server.start();
    }

    /** Adds faults to the end of the script. */
    public synchronized FaultRelay then(Fault... faults) {
        script.addAll(List.of(faults));
        return this;
    }

    /** From now on only mails whose subject has this word in it meet faults. */
    public synchronized FaultRelay only(String word) {
        touched = word;
        return this;
    }

    /** From now on shows every mail that it hands on, before it does. */
    public synchronized FaultRelay watchedBy(Consumer<byte[]> who) {
        watcher = who;
        return this;
    }

    /** From now on the connection is cut, as after DATA, at each mail of more bytes. */
    public synchronized FaultRelay cuttingAbove(int bytes) {
        largest = bytes;
        return this;
    }

    /** From now on each mail of more bytes is refused after DATA. */
    public synchronized FaultRelay refusingAbove(int bytes) {
        refused = bytes;
        return this;
    }

    /** From now on each mail of more bytes is taken, and comes back as a report by {@code way}. */
    public synchronized FaultRelay bouncingAbove(int bytes, Relay way) {
        bounced = bytes;
        home = Optional.of(way);
        return this;
    }

    /** How many mails have come back. */
    public synchronized int bounces() {
        return bounces;
    }

    /** Whether every fault of the script has been met. */
    public synchronized boolean isDone() {
        return script.isEmpty();
    }

    /** Forgets the rest of the script and forwards what it has held back. */
    public synchronized void calm() {
        script.clear();
        overtaken.forEach(this::forward);
        overtaken.clear();
        release();
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** How many mails have met this fault. */
    public synchronized int count(Fault fault) {
        return counts.getOrDefault(fault, 0);
    }

    /** How many mails were handed on, doubles counted. */
    public synchronized int forwarded() {
        return forwarded;
    }

    /** Forwards what was delayed, oldest first. */
    public synchronized void release() {
        delayed.forEach(this::forward);
        delayed.clear();
    }

    @Override
    public void close() {
        server.stop();
        carrier.close();
    }

    /** Meets the next fault; true if the connection is to be cut. */
    private synchronized boolean handle(Passing mail) throws RejectException {
        if (mail.mail.length > largest) {
            counts.merge(Fault.DROP_AFTER_DATA, 1, Integer::sum);
            return true;
        }
        if (mail.mail.length > refused) {
            throw new RejectException(552, "5.3.4 Message size exceeds fixed limit");
        }
        if (home.isPresent() && mail.mail.length > bounced) {
            comeBack(mail, home.get());
            return false;
        }
        Fault fault = script.isEmpty() || !isTouched(mail) ? Fault.PASS : script.removeFirst();
        counts.merge(fault, 1, Integer::sum);
        switch (fault) {
            case PASS -> pass(mail);
            case LOSE, DROP_AFTER_DATA -> {}
            case DOUBLE -> {
                pass(mail);
                forward(mail);
            }
            case DELAY -> delayed.add(mail);
            case REORDER -> overtaken.add(mail);
            case FORWARD_AND_DROP -> pass(mail);
            case DEFER -> throw new RejectException(451, "4.7.1 Greylisted, try again later");
            case REJECT -> throw new RejectException(550, "5.7.1 Not wanted here");
            case TRUNCATE -> pass(new Passing(mail.from, mail.to, truncated(mail.mail)));
            case REWRAP -> pass(new Passing(mail.from, mail.to, rewrapped(mail.mail)));
        }
        return fault == Fault.DROP_AFTER_DATA || fault == Fault.FORWARD_AND_DROP;
    }

    /** As Postfix does it. */
    private void comeBack(Passing mail, Relay way) {
        String report = String.join(
                "\r\n",
                "From: MAILER-DAEMON@relay.example",
                "To: " + mail.from,
                "Subject: Undelivered Mail Returned to Sender",
                "Auto-Submitted: auto-replied",
                "MIME-Version: 1.0",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; relay.example",
                "",
                "Final-Recipient: rfc822; " + mail.to,
                "Action: failed",
                "Status: 5.3.4",
                "Diagnostic-Code: smtp; 552 5.3.4 Message too big for system",
                "",
                "--b--",
                "");
        bounces++;
        carrier.send(
                way,
                new Envelope(Optional.empty(), RoutingAddress.of(mail.from)),
                report.getBytes(ISO_8859_1));
    }

    private boolean isTouched(Passing mail) {
        String text = new String(mail.mail, ISO_8859_1).replace("\r\n ", " ");
        return text.lines()
                .takeWhile(line -> !line.isEmpty())
                .anyMatch(line -> line.startsWith("Subject:") && line.contains(touched));
    }

    private void pass(Passing mail) {
        forward(mail);
        overtaken.forEach(this::forward);
        overtaken.clear();
    }

    private void forward(Passing mail) {
        watcher.accept(mail.mail);
        Optional<RoutingAddress> sender =
                Optional.of(mail.from).filter(it -> !it.isEmpty()).map(RoutingAddress::of);
        Delivery delivery =
                carrier.send(target, new Envelope(sender, RoutingAddress.of(mail.to)), mail.mail);
        if (!(delivery instanceof Delivery.Delivered)) {
            throw new UncheckedIOException(new IOException(delivery.toString()));
        }
        forwarded++;
    }

    private static byte[] truncated(byte[] mail) {
        String text = new String(mail, 0, mail.length * 2 / 3, ISO_8859_1);
        return (text + "\r\n").getBytes(ISO_8859_1);
    }

    private static byte[] rewrapped(byte[] mail) {
        String text = new String(mail, ISO_8859_1);
        int type = text.indexOf("Content-Type: ");
        String outer = "Received: by relay.example; Sun, 1 Mar 2026 12:00:00 +0000\r\n"
                + text.substring(0, type)
                + "Content-Type: multipart/mixed; boundary=wrap\r\n\r\n--wrap\r\n"
                + text.substring(type)
                        .replaceAll(
                                "(?m)^([A-Za-z0-9+/]{38})([A-Za-z0-9+/]{38})\r\n", "$1\r\n$2\r\n")
                + "\r\n--wrap\r\nContent-Type: text/plain\r\n\r\nScanned.\r\n--wrap--\r\n";
        return outer.getBytes(ISO_8859_1);
    }

    private final class Transaction implements MessageHandler {
        private final MessageContext context;
        private String from = "";
        private String to = "";

        Transaction(MessageContext context) {
            this.context = context;
        }

        @Override
        public void from(String address) {
            from = address;
        }

        @Override
        public void recipient(String address) {
            to = address;
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            if (isCut(new Passing(from, to, data.readAllBytes()))) {
                if (context instanceof org.subethamail.smtp.server.Session session) {
                    session.closeSocket();
                }
                throw new DropConnectionException(421, "never heard");
            }
            return "2.0.0 Passed on";
        }

        private boolean isCut(Passing mail) throws RejectException {
            try {
                return handle(mail);
            } catch (UncheckedIOException unreachable) {
                throw new RejectException(451, "4.4.1 The next host does not answer");
            }
        }

        @Override
        public void done() {
            // Nothing is kept.
        }
    }
}
