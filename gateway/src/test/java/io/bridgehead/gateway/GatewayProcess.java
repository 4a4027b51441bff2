package io.bridgehead.gateway;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.AdminEndpointFile;
import io.bridgehead.gateway.admin.http.AdminException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The gateway of a founded site as a process of its own, which can be killed. It ends with the JVM
 * that started it: its standard input is a pipe from there.
 */
final class GatewayProcess implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestSite site;
    private final Path configFile;
    private final Path data;
    private final Path log;
    private @Nullable Process process;

    /** Not started yet. */
    GatewayProcess(TestSite site) {
        this.site = site;
        this.configFile = site.configFile();
        this.data = site.config().data();
        this.log = configFile.resolveSibling("gateway.log");
    }

    /** Starts it; it is ready some time later. */
    GatewayProcess start() {
        site.runsElsewhere();
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--until-stdin-closes",
                "--conf",
                configFile.toString());
        try {
            process = command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it without a word, as {@code kill -9} does. */
    void kill() {
        Process victim = Objects.requireNonNull(process, "not started");
        victim.destroyForcibly();
        await().atMost(LONG).until(() -> !victim.isAlive());
    }

    /** What it answers to {@code status --json}; waits until it can. */
    JsonNode status() {
        return door().get("/status", Map.of());
    }

    /** Everything that shows there, as LDIF. */
    String export() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        door().download("/export", Map.of(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What it has said. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AdminClient door() {
        long pid = Objects.requireNonNull(process, "not started").pid();
        await().atMost(LONG).ignoreException(AdminException.class).until(() -> {
            boolean ours = AdminEndpointFile.find(data)
                    .filter(door -> door.pid() == pid)
                    .isPresent();
            return ours
                    && AdminClient.of(data)
                            .orElseThrow()
                            .get("/status", Map.of())
                            .isObject();
        });
        return AdminClient.of(data).orElseThrow();
    }

    /** Ends it, cleanly if it lets itself. */
    @Override
    public void close() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(20, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
