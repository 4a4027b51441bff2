package io.bridgehead.gateway.admin.http;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;

/**
 * An answer of JSON lines: progress from time to time, and a result or a failure as the last line. If
 * both are missing, the gateway broke off. For one thread.
 */
public final class JsonLines {
    private static final long BETWEEN_NANOS = Duration.ofMillis(200).toNanos();

    private final OutputStream out;
    private long lastNanos = System.nanoTime();

    JsonLines(OutputStream out) {
        this.out = out;
    }

    /** Reports progress, unless it did so a moment ago. */
    public void progress(String phase, long entries) {
        if (System.nanoTime() - lastNanos >= BETWEEN_NANOS) {
            write(Map.of("progress", Map.of("phase", phase, "entries", entries)));
            lastNanos = System.nanoTime();
        }
    }

    /** The last line of work that succeeded. */
    public void result(Object result) {
        end(Map.of("result", result));
    }

    /** The last line of work that failed. */
    void failure(RequestFailure failure) {
        end(Map.of("failure", failure));
    }

    private void end(Map<String, Object> line) {
        write(line);
        try {
            out.close();
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }

    private void write(Map<String, ?> line) {
        try {
            out.write(Json.MAPPER.writeValueAsBytes(line));
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }
}
