package io.bridgehead.gateway.admin.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request and its answer. For one thread. */
public final class AdminCall {
    private static final int OK = 200;

    private final HttpExchange exchange;
    private final Deadlines deadlines;
    private Optional<JsonLines> lines = Optional.empty();
    private boolean begun;

    public AdminCall(HttpExchange exchange, Deadlines deadlines) {
        this.exchange = exchange;
        this.deadlines = deadlines;
    }

    /** A parameter of the query. */
    public Optional<String> parameter(String name) {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return Optional.ofNullable(parse(query).get(name));
    }

    /** Whether a parameter is there and {@code true}. */
    public boolean flag(String name) {
        return parameter(name).filter("true"::equals).isPresent();
    }

    /** The parameter {@code number}: the number of {@code what}, for example "a conflict". */
    public long number(String what) {
        return number(parameter("number").orElse(""), what);
    }

    /** The parameter {@code after}: a list of {@code what} begins above this number, or at the start. */
    public long after(String what) {
        return number(parameter("after").orElse("0"), what);
    }

    private static long number(String text, String what) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new RequestException(400, "'" + text + "' is not the number of " + what);
        }
    }

    /** The body. Reading more than {@code maxBytes} of it throws a {@link RequestException}. */
    public InputStream body(long maxBytes) {
        return new LimitedInput(
                deadlines.over(exchange.getRequestBody(), exchange::close), maxBytes);
    }

    /** Answers with one value. */
    public void answer(Object value) throws IOException {
        answer(OK, value);
    }

    /** Answers with one value and an HTTP status. */
    public void answer(int status, Object value) throws IOException {
        byte[] bytes = Json.MAPPER.writeValueAsBytes(value);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        begun = true;
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Answers with a stream. The caller closes it when the answer is complete. */
    public OutputStream stream(String contentType) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        begun = true;
        exchange.sendResponseHeaders(OK, 0);
        return deadlines.over(exchange.getResponseBody(), exchange::close);
    }

    /** Answers line by line, one JSON value each, for work that takes its time. */
    public JsonLines lines() throws IOException {
        JsonLines opened = new JsonLines(stream("application/x-ndjson"));
        lines = Optional.of(opened);
        return opened;
    }

    /**
     * Says why there is no answer. An answer of JSON lines that was begun ends with the failure. Any
     * other answer that was begun is broken off: if it ended as usual, half of it would look whole.
     */
    public void refuse(int status, RequestFailure failure) throws IOException {
        if (!begun) {
            answer(status, failure);
        } else if (lines.isPresent()) {
            lines.get().failure(failure);
        } else {
            breakOff();
        }
    }

    /** As {@link #refuse}, to a client that may not ask: what is left of its request is not read. */
    public void turnAway(int status, RequestFailure failure) throws IOException {
        boolean hasBody = exchange.getRequestHeaders().containsKey("Transfer-Encoding")
                || exchange.getRequestHeaders().containsKey("Content-Length");
        answer(status, failure);
        exchange.getResponseBody().flush();
        if (hasBody) {
            breakOff();
        }
    }

    /**
     * Closes the connection at once. The JDK's server offers no way to do so: when it closes an
     * exchange, it first reads the rest of the request and then ends the answer properly. But both
     * fail in a thread that is interrupted, and then it closes the connection.
     */
    public void breakOff() {
        Thread.currentThread().interrupt();
        try {
            exchange.close();
        } finally {
            Thread.interrupted();
        }
    }

    /** Ends the exchange. A client that does not send the rest of its request is cut off in time. */
    public void end() {
        deadlines.limit(exchange::close);
    }

    private static Map<String, String> parse(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RequestException(400, "the query has a wrong escape: '" + text + "'");
        }
    }
}
