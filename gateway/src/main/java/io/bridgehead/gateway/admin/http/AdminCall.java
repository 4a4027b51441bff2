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
    private final Map<String, String> parameters;
    private boolean begun;

    public AdminCall(HttpExchange exchange, Deadlines deadlines) {
        this.exchange = exchange;
        this.deadlines = deadlines;
        this.parameters = parse(Optional.ofNullable(exchange.getRequestURI().getRawQuery()));
    }

    /** A parameter of the query. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Whether a parameter is {@code true}; without it, no. */
    public boolean flag(String name) {
        return parameter(name).filter("true"::equals).isPresent();
    }

    /** Parameter {@code number}, which {@code what} must have. */
    public long number(String what) {
        return number(parameter("number").orElse(""), what);
    }

    /** Above which number of {@code what} a list begins; without the parameter, with the first. */
    public long after(String what) {
        return number(parameter("after").orElse("0"), what);
    }

    private static long number(String text, String what) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new RequestException(400, "'" + text + "' is no number of " + what);
        }
    }

    /** The body; reading more than {@code maxBytes} of it is refused. */
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

    /**
     * Answers with a stream. The caller closes it when everything is said; if it is left open, the
     * client sees that the answer was broken off.
     */
    public OutputStream stream(String contentType) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        begun = true;
        exchange.sendResponseHeaders(OK, 0);
        return deadlines.over(exchange.getResponseBody(), exchange::close);
    }

    /** Answers line by line, one JSON value each, for work that takes its time. */
    public JsonLines lines() throws IOException {
        return new JsonLines(stream("application/x-ndjson"));
    }

    /** Whether anything was answered yet. */
    public boolean hasBegun() {
        return begun;
    }

    private static Map<String, String> parse(Optional<String> query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.orElse("").split("&", -1)) {
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
            throw new RequestException(400, "not a query: '" + text + "'");
        }
    }
}
