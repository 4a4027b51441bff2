package io.bridgehead.gateway.smtp;

import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.routing.RoutingAddress;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/**
 * Takes mail by SMTP: one recipient for each mail, and 250 only when the mail is safe in the spool.
 * A peer that does not get the 250 sends the mail again, so a mail may come twice. Thread-safe;
 * starts once.
 */
public final class SmtpListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpListener.class);
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final ListenerSettings settings;
    private final Spool spool;
    private final Predicate<RoutingAddress> accepted;
    private final Runnable onArrival;
    private final Peers peers;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(task -> daemon(task, "smtp"));
    private final Timer sweeper = new Timer("smtp-sweep", true);
    private final SMTPServer server;

    /**
     * A listener that does not listen yet.
     *
     * @param accepted whether this gateway takes mail for an address; called on any thread
     * @param onArrival called after each stored mail, on the thread of the peer; returns at once
     */
    public SmtpListener(
            ListenerSettings settings,
            Spool spool,
            Predicate<RoutingAddress> accepted,
            Runnable onArrival) {
        this.settings = settings;
        this.spool = spool;
        this.accepted = accepted;
        this.onArrival = onArrival;
        this.peers = new Peers(settings);
        SMTPServer.Builder builder = SMTPServer.port(settings.address().getPort())
                .bindAddress(settings.address().getAddress())
                .hostName(settings.hostName())
                .softwareName("Bridgehead")
                .maxMessageSize(settings.maxMailBytes())
                .maxRecipients(1)
                .maxConnections(settings.connections().all())
                .connectionTimeoutMs((int) settings.patience().idle().toMillis())
                .executorService(threads)
                .sessionHandler(peers)
                .serverThreadName("smtp-accept")
                .messageHandlerFactory(this::transaction);
        settings.tls()
                .ifPresent(context -> builder.enableTLS(true)
                        .startTlsSocketFactory(socket -> secure(context, socket)));
        this.server = builder.build();
        SmtpCommands.install(server.getCommandHandler(), settings);
    }

    private MessageHandler transaction(MessageContext context) {
        if (context instanceof Session session) {
            peers.progress(session);
        }
        return new SmtpTransaction(
                spool,
                accepted,
                onArrival,
                settings.maxMailBytes(),
                context.getRemoteAddress().toString());
    }

    /** The default of the library allows every cipher and looks up each peer in the DNS. */
    private static SSLSocket secure(SSLContext context, Socket socket) throws IOException {
        String peer = socket.getInetAddress().getHostAddress();
        SSLSocket secured = (SSLSocket)
                context.getSocketFactory().createSocket(socket, peer, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        return secured;
    }

    /**
     * Listens. Peers are served when this returns.
     *
     * @throws MailException if the port is taken or not allowed
     */
    public void start() {
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new MailException("cannot listen on " + settings.address(), e);
        }
        TimerTask sweep = new TimerTask() {
            @Override
            public void run() {
                peers.sweep();
            }
        };
        sweeper.schedule(sweep, SWEEP.toMillis(), SWEEP.toMillis());
    }

    /** The port it listens on, also if port 0 was asked for. */
    public int port() {
        return server.getPortAllocated();
    }

    /**
     * Takes no more connections and closes the open ones. If a mail is complete and its 250 is not
     * sent yet, the peer sends the mail again. The library would wait for its threads without end;
     * this method waits for {@code patience}.
     */
    public void stop(Duration patience) {
        sweeper.cancel();
        Thread stopping = daemon(server::stop, "smtp-stop");
        stopping.start();
        try {
            stopping.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopping.isAlive()) {
            LOG.warn("connections did not end within {}; interrupting them", patience);
            threads.shutdownNow();
        }
    }

    /** Stops with a patience of five seconds. */
    @Override
    public void close() {
        stop(Duration.ofSeconds(5));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
