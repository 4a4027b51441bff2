package io.bridgehead.gateway.admin.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Asks the gateway that runs on a data folder. Immutable, and so safe for use by many threads. Uses
 * {@code HttpURLConnection}, because it loads much faster than the newer client, and a verb is short.
 */
public final class AdminClient {
    private static final int CONNECT_MILLIS = (int) Duration.ofSeconds(5).toMillis();
    private static final int READ_MILLIS = (int) Duration.ofMinutes(10).toMillis();
    private static final int BUFFER_BYTES = 64 << 10;

    private final Path where;
    private final AdminEndpointFile endpoint;

    private AdminClient(Path where, AdminEndpointFile endpoint) {
        this.where = where;
        this.endpoint = endpoint;
    }

    /** The gateway whose {@code admin.json} is in this data folder; empty if there is none. */
    public static Optional<AdminClient> of(Path dataFolder) {
        return AdminEndpointFile.find(dataFolder)
                .map(found -> new AdminClient(AdminEndpointFile.fileIn(dataFolder), found));
    }

    /** The site of that gateway. */
    public String site() {
        return endpoint.site();
    }

    /** The answer to a question, as JSON. Throws {@link AdminException} if there is none. */
    public JsonNode get(String path, Map<String, String> parameters) {
        try (Conversation conversation = new Conversation("GET", path, parameters)) {
            return conversation.json();
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /** As {@link #get}, read into a type. */
    public <T> T get(String path, Class<T> type) {
        return Json.read(get(path, Map.of()), type);
    }

    /** The answer to something done, as JSON. */
    public JsonNode post(String path, Map<String, String> parameters) {
        try (Conversation conversation = new Conversation("POST", path, parameters)) {
            return conversation.json();
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /** Sends {@code body}; the answer to it, as JSON. */
    public JsonNode send(String path, InputStream body) {
        try (Conversation conversation = new Conversation("POST", path, Map.of())) {
            conversation.send(body, bytes -> {});
            return conversation.json();
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /** Copies an answer to {@code out}. Throws unless the answer is complete. */
    public void download(String path, Map<String, String> parameters, OutputStream out) {
        try (Conversation conversation = new Conversation("GET", path, parameters);
                InputStream answer = conversation.answer()) {
            answer.transferTo(out);
            out.flush();
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /**
     * Sends {@code body} and waits until the work is done.
     *
     * @param sent hears how many bytes have left
     * @param done hears how far the work is
     * @return the result of the work
     */
    public JsonNode upload(
            String path,
            Map<String, String> parameters,
            InputStream body,
            LongConsumer sent,
            Heard done) {
        try (Conversation conversation = new Conversation("POST", path, parameters)) {
            conversation.send(body, sent);
            return conversation.result(done);
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /** Hears about progress. */
    @FunctionalInterface
    public interface Heard {
        /** So many entries are done in this phase. */
        void progress(String phase, long entries);
    }

    private AdminException gone(IOException e) {
        return e instanceof ConnectException
                ? new AdminException(
                        "the gateway of " + endpoint.site() + " is not running: " + where
                                + " was left behind when it was killed",
                        e)
                : new AdminException(
                        "the gateway of " + endpoint.site() + " broke off: " + e.getMessage(), e);
    }

    /** One request and its answer. */
    private final class Conversation implements AutoCloseable {
        private final HttpURLConnection http;

        Conversation(String method, String path, Map<String, String> parameters)
                throws IOException {
            String query = parameters.entrySet().stream()
                    .map(each -> each.getKey() + "="
                            + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            URI uri = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                    + endpoint.port() + path + (query.isEmpty() ? "" : "?" + query));
            http = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            http.setRequestMethod(method);
            http.setConnectTimeout(CONNECT_MILLIS);
            http.setReadTimeout(READ_MILLIS);
            http.setRequestProperty("Authorization", "Bearer " + endpoint.token());
        }

        void send(InputStream body, LongConsumer sent) throws IOException {
            http.setDoOutput(true);
            http.setChunkedStreamingMode(BUFFER_BYTES);
            byte[] buffer = new byte[BUFFER_BYTES];
            long total = 0;
            try (OutputStream out = http.getOutputStream()) {
                for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                    out.write(buffer, 0, n);
                    total += n;
                    sent.accept(total);
                }
            }
        }

        InputStream answer() throws IOException {
            int status = http.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK) {
                return http.getInputStream();
            }
            try (InputStream error = http.getErrorStream()) {
                throw new AdminException(
                        Json.MAPPER.readValue(error, RequestFailure.class),
                        status == HttpURLConnection.HTTP_BAD_REQUEST);
            } catch (JacksonException e) {
                throw new AdminException("the gateway answered with HTTP status " + status, e);
            }
        }

        JsonNode json() throws IOException {
            try (InputStream answer = answer()) {
                return Json.MAPPER.readTree(answer);
            }
        }

        JsonNode result(Heard done) throws IOException {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer(), StandardCharsets.UTF_8))) {
                for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                    JsonNode line = Json.MAPPER.readTree(text);
                    if (line.has("result")) {
                        return line.get("result");
                    }
                    if (line.has("failure")) {
                        throw new AdminException(
                                Json.read(line.get("failure"), RequestFailure.class), false);
                    }
                    JsonNode progress = line.path("progress");
                    done.progress(
                            progress.path("phase").asText().toLowerCase(Locale.ROOT),
                            progress.path("entries").asLong());
                }
            }
            throw new IOException("its answer is incomplete");
        }

        @Override
        public void close() {
            http.disconnect();
        }
    }
}
