package io.bridgehead.gateway.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.AdminEndpointFile;
import io.bridgehead.gateway.admin.http.AdminRoute;
import io.bridgehead.gateway.admin.http.ClientGoneException;
import io.bridgehead.gateway.admin.http.Deadlines;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.status.StatusReader;
import io.bridgehead.gateway.status.StatusReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The admin API: HTTP on the loopback interface, for whoever can read {@code admin.json}. It answers
 * from snapshots and never makes the gateway wait, except for its own writes.
 */
public final class AdminServer implements AutoCloseable {
    /** Loopback only is said twice: no one else can connect, and no one without the file may ask. */
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
    private static final int THREADS = 8;
    private static final int WAITING_CONNECTIONS_MAX = 50;
    private static final int TOKEN_BYTES = 32;
    private static final Duration HEAD_WITHIN = Duration.ofSeconds(10);
    private static final Duration SILENCE_MAX = Duration.ofMinutes(2);
    private static final int STOP_SECONDS = 1;

    private final RunningGateway gateway;
    private final Path dataFolder;
    private final Map<String, AdminRoute> questions;
    private final Deadlines deadlines = new Deadlines(HEAD_WITHIN, SILENCE_MAX);
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, AdminServer::thread);
    private final HttpServer http;
    private final AdminEndpointFile door;

    private AdminServer(RunningGateway gateway, AdminSettings settings) throws IOException {
        this.gateway = gateway;
        this.dataFolder = settings.dataFolder();
        this.questions = AdminRoutes.of(gateway, settings);
        this.http = HttpServer.create(
                new InetSocketAddress(LOOPBACK, settings.port()), WAITING_CONNECTIONS_MAX);
        http.setExecutor(exchange -> threads.execute(() -> deadlines.run(exchange)));
        http.createContext("/", this::handle);
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        this.door = new AdminEndpointFile(
                gateway.store().read(directory -> directory.self().site().name()),
                ProcessHandle.current().pid(),
                http.getAddress().getPort(),
                HexFormat.of().formatHex(token));
    }

    /**
     * Opens the API of {@code gateway} and writes {@code admin.json} into the data folder. When this
     * returns, requests are answered.
     */
    public static AdminServer start(RunningGateway gateway, AdminSettings settings) {
        try {
            AdminServer server = new AdminServer(gateway, settings);
            server.http.start();
            server.door.publish(settings.dataFolder());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the admin API", e);
        }
    }

    /** The port on the loopback interface. */
    public int port() {
        return door.port();
    }

    /** How its gateway is doing, as it would be answered now. */
    public StatusReport status() {
        return StatusReader.of(gateway);
    }

    /** Removes {@code admin.json} and stops; requests under way get a moment to end. */
    @Override
    public void close() {
        door.remove(dataFolder);
        awaitRequests();
        http.stop(0);
        deadlines.close();
    }

    /** The JDK's own patience always ends late: its server waits even if nobody asks anything. */
    private void awaitRequests() {
        threads.shutdown();
        try {
            threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) {
        deadlines.arrived();
        try (exchange) {
            AdminCall call = new AdminCall(exchange, deadlines);
            try {
                admitted(exchange).answer(call);
            } catch (RequestException e) {
                refuse(call, e);
            } catch (ClientGoneException e) {
                LOG.debug("{} was broken off", exchange.getRequestURI(), e);
            } catch (RuntimeException e) {
                LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
                refuse(call, new RequestException(500, "the gateway failed: " + e));
            }
        } catch (IOException e) {
            LOG.debug("a client of the admin API went away", e);
        }
    }

    /** What is asked, if that may be asked. */
    private AdminRoute admitted(HttpExchange exchange) {
        String shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!door.opensWith(shown.startsWith("Bearer ") ? shown.substring(7) : "")) {
            throw new RequestException(403, "the token of this gateway's admin.json is needed");
        }
        String path = exchange.getRequestURI().getPath();
        AdminRoute question = questions.get(path);
        if (question == null) {
            throw new RequestException(404, "nothing is known at " + path);
        }
        if (!question.method().equals(exchange.getRequestMethod())) {
            throw new RequestException(405, path + " is asked with " + question.method());
        }
        return question;
    }

    /** Says why not, unless an answer was begun: that one is broken off, which says it too. */
    private static void refuse(AdminCall call, RequestException refusal) throws IOException {
        if (!call.hasBegun()) {
            call.answer(refusal.status(), refusal.failure());
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "admin");
        thread.setDaemon(true);
        return thread;
    }
}
