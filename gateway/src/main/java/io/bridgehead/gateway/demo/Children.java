package io.bridgehead.gateway.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The processes of the demonstration, one for each gateway. Each watches its standard input, which is a
 * pipe from this process. So they end when this process ends, even if it is killed.
 */
final class Children implements AutoCloseable {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final String MAIN = "io.bridgehead.gateway.Main";

    private final Map<DemoSite, Process> processes = new ConcurrentHashMap<>();
    private final Thread atExit = new Thread(this::stop, "demo-end");
    private final Runnable afterwards;

    /** No child yet; {@code afterwards} runs when the last of them has ended. */
    Children(Runnable afterwards) {
        this.afterwards = afterwards;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts the gateway of a site; it is ready some time after this returns. */
    void start(DemoSite site) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                MAIN,
                "run",
                "--until-stdin-closes",
                "--conf",
                site.conf().toString()));
        try {
            processes.put(
                    site,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(logOf(site)))
                            .start());
        } catch (IOException e) {
            throw new DemoException("cannot start the gateway of " + site.name(), e);
        }
    }

    /** Whether the gateway of a site ends soon after its start, which is a failure. */
    boolean endsWithin(DemoSite site, Duration time) {
        Process process = processes.get(site);
        try {
            return process == null || process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted", e);
        }
    }

    /** Waits until one of the gateways has ended. */
    void awaitAnyEnd() {
        List<Process> all = List.copyOf(processes.values());
        CompletableFuture.anyOf(all.stream().map(Process::onExit).toArray(CompletableFuture[]::new))
                .join();
    }

    /** Ends all gateways, and kills those that do not end by themselves. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the hook runs already
        }
    }

    private synchronized void stop() {
        processes.values().forEach(Process::destroy);
        for (Process process : processes.values()) {
            try {
                if (!process.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        processes.clear();
        afterwards.run();
    }

    private static File logOf(DemoSite site) {
        return site.log().toFile();
    }
}
