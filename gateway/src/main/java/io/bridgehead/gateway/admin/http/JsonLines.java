package io.bridgehead.gateway.admin.http;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;

/**
 * An answer of JSON lines: what was done so far, now and then, and at last a result or a failure. A
 * client that sees neither knows that the gateway broke off. For one thread.
 */
public final class JsonLines {
    private static final long BETWEEN_NANOS = Duration.ofMillis(200).toNanos();

    private final OutputStream out;
    private long lastNanos = System.nanoTime();

    JsonLines(OutputStream out) {
        this.out = out;
    }

    /** Says how far the work is, unless that was said a moment ago. */
    public void progress(String phase, long entries) {
        if (System.nanoTime() - lastNanos >= BETWEEN_NANOS) {
            write(Map.of("progress", Map.of("phase", phase, "entries", entries)));
            lastNanos = System.nanoTime();
        }
    }

    /** The last line, if the work is done. */
    public void result(Object result) {
        end(Map.of("result", result));
    }

    /** The last line, if it is not. */
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
