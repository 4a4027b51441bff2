package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.client.SmartClient;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A relay that misbehaves by script: the first mail meets the first fault, the second the second, and
 * when the script is at its end all pass. What passes is forwarded to one host before the answer goes
 * out, so that a test knows what has arrived. Mails are handled one at a time, in their order.
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

    private final String targetHost;
    private final int targetPort;
    private final Deque<Fault> script = new ArrayDeque<>();
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private final List<Passing> delayed = new ArrayList<>();
    private final List<Passing> overtaken = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SMTPServer server;
    private int forwarded;

    /** A relay on a free port of the loopback interface; listens at once. */
    public FaultRelay(String targetHost, int targetPort) {
        this.targetHost = targetHost;
        this.targetPort = targetPort;
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
    }

    /** Meets the next fault; true if the connection is to be cut. */
    private synchronized boolean handle(Passing mail) throws RejectException {
        Fault fault = script.isEmpty() ? Fault.PASS : script.removeFirst();
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

    private void pass(Passing mail) {
        forward(mail);
        overtaken.forEach(this::forward);
        overtaken.clear();
    }

    private void forward(Passing mail) {
        try {
            SmartClient client =
                    SmartClient.createAndConnect(targetHost, targetPort, "relay.example");
            try {
                client.from(mail.from);
                client.to(mail.to);
                client.dataStart();
                client.dataWrite(mail.mail, mail.mail.length);
                client.dataEnd();
            } finally {
                client.quit();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
            if (handle(new Passing(from, to, data.readAllBytes()))) {
                if (context instanceof org.subethamail.smtp.server.Session session) {
                    session.closeSocket();
                }
                throw new DropConnectionException(421, "never heard");
            }
            return "2.0.0 Passed on";
        }

        @Override
        public void done() {
            // Nothing is kept.
        }
    }
}
