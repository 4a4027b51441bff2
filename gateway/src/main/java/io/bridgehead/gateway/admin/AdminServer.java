package io.bridgehead.gateway.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.AdminEndpointFile;
import io.bridgehead.gateway.admin.http.AdminRoute;
import io.bridgehead.gateway.admin.http.ClientGoneException;
import io.bridgehead.gateway.admin.http.Deadlines;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.admin.http.RequestFailure;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The admin API: HTTP on the loopback interface, for users who can read {@code admin.json}. It answers
 * from snapshots, so the gateway never waits for it, except while it writes.
 */
public final class AdminServer implements AutoCloseable {
    /** Other machines cannot connect. Other users of this machine can, but have no token. */
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);

    /** Each half-sent request holds one thread until its deadline, so there are more than needed. */
    private static final int THREADS = 32;

    private static final int WAITING_CONNECTIONS_MAX = 50;
    private static final String BEARER = "Bearer ";
    private static final int TOKEN_BYTES = 32;
    private static final Duration HEAD_WITHIN = Duration.ofSeconds(5);
    private static final Duration SILENCE_MAX = Duration.ofMinutes(2);
    private static final int STOP_SECONDS = 1;

    private final RunningGateway gateway;
    private final Path dataFolder;
    private final Map<String, AdminRoute> routes;
    private final Deadlines deadlines = new Deadlines(HEAD_WITHIN, SILENCE_MAX);
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, AdminServer::thread);
    private final HttpServer http;
    private final AdminEndpointFile endpoint;

    private AdminServer(RunningGateway gateway, AdminSettings settings) throws IOException {
        this.gateway = gateway;
        this.dataFolder = settings.dataFolder();
        this.routes = AdminRoutes.of(gateway, settings);
        this.http = HttpServer.create(
                new InetSocketAddress(LOOPBACK, settings.port()), WAITING_CONNECTIONS_MAX);
        http.setExecutor(exchange -> threads.execute(() -> deadlines.run(exchange)));
        http.createContext("/", this::handle);
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        this.endpoint = new AdminEndpointFile(
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
            server.endpoint.publish(settings.dataFolder());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the admin API", e);
        }
    }

    /** The port on the loopback interface. */
    public int port() {
        return endpoint.port();
    }

    /** The answer to {@code /status}. */
    public StatusReport status() {
        return StatusReader.of(gateway);
    }

    /** Removes {@code admin.json} and stops; running requests get a second to end. */
    @Override
    public void close() {
        endpoint.remove(dataFolder);
        awaitRequests();
        http.stop(0);
        deadlines.close();
    }

    /** {@code HttpServer.stop} waits for the whole given time even if there are no requests. */
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
        AdminCall call = new AdminCall(exchange, deadlines);
        try {
            if (isAuthorized(exchange)) {
                answer(exchange, call);
            } else {
                call.turnAway(
                        403,
                        new RequestFailure(
                                "the token in this gateway's admin.json is needed", List.of()));
            }
        } catch (IOException | ClientGoneException e) {
            LOG.debug("a client of the admin API went away", e);
            call.breakOff();
        } finally {
            call.end();
        }
    }

    private boolean isAuthorized(HttpExchange exchange) {
        String shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        return endpoint.opensWith(shown.startsWith(BEARER) ? shown.substring(BEARER.length()) : "");
    }

    private void answer(HttpExchange exchange, AdminCall call) throws IOException {
        try {
            route(exchange).answer(call);
        } catch (RequestException e) {
            call.refuse(e.status(), e.failure());
        } catch (ClientGoneException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            call.refuse(500, new RequestFailure("the gateway failed: " + e, List.of()));
        }
    }

    private AdminRoute route(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        AdminRoute route = Optional.ofNullable(routes.get(path))
                .orElseThrow(() -> new RequestException(404, "the admin API has no path " + path));
        if (!route.method().equals(exchange.getRequestMethod())) {
            throw new RequestException(405, path + " takes the method " + route.method());
        }
        return route;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "admin");
        thread.setDaemon(true);
        return thread;
    }
}
