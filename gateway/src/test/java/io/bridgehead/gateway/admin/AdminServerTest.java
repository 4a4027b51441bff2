package io.bridgehead.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.AdminEndpointFile;
import io.bridgehead.gateway.admin.http.AdminException;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.ldif.ImportOptions;
import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.gateway.status.StatusReport;
import io.bridgehead.store.ForwardingDirectory;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.NewLetter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminServerTest {
    private final GatewayTwin gateway = new GatewayTwin();
    private final Path folder;
    private final AdminServer server;

    AdminServerTest(@TempDir Path folder) {
        this.folder = folder;
        this.server =
                AdminServer.start(gateway, new AdminSettings(folder, 0, ImportOptions.DEFAULT));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void onlyItsOwnerMayReadTheToken() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(AdminEndpointFile.fileIn(folder))))
                .isEqualTo("rw-------");
    }

    @Test
    void tokenShowsInNoLog() {
        AdminEndpointFile door = door();
        assertThat(door.toString()).doesNotContain(door.token());
    }

    @Test
    void requestWithoutTheTokenIsRefused() throws Exception {
        assertThat(status("GET", "/status", "")).isEqualTo(403);
        assertThat(status("GET", "/status", "Bearer")).isEqualTo(403);
        assertThat(status("GET", "/status", "Bearer " + door().token() + "0")).isEqualTo(403);
        assertThat(status("POST", "/replicate?site=SOUTH", "Bearer x")).isEqualTo(403);
        assertThat(gateway.requests).isEmpty();
    }

    @Test
    void requestWithTheTokenIsAnswered() throws Exception {
        assertThat(status("GET", "/status", "Bearer " + door().token())).isEqualTo(200);
    }

    @Test
    void unknownPathAndWrongMethodAreRefusedByName() throws Exception {
        String token = "Bearer " + door().token();
        assertThat(status("GET", "/statsu", token)).isEqualTo(404);
        assertThat(status("POST", "/status", token)).isEqualTo(405);
        assertThat(status("GET", "/replicate?site=SOUTH", token)).isEqualTo(405);
        assertThat(status("GET", "/status?x=%zz", token)).isIn(200, 400);
    }

    @Test
    void whatIsNoHttpHarmsNobody() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write("HELO there\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("200");
        }
        assertThat(client().get("/status", StatusReport.class).site()).isEqualTo("NORTH");
    }

    @Test
    void fileGoesWhenTheServerStops() {
        server.close();
        assertThat(AdminEndpointFile.find(folder)).isEmpty();
        assertThat(AdminClient.of(folder)).isEmpty();
    }

    @Test
    void fileOfAKilledGatewayIsKnownForWhatItIs() {
        AdminEndpointFile door = door();
        server.close();
        door.publish(folder);
        assertThatThrownBy(() -> client().get("/status", StatusReport.class))
                .isInstanceOf(AdminException.class)
                .hasMessageContaining("NORTH is not running")
                .hasMessageContaining("left behind");
    }

    @Test
    void partnerIsAskedOnRequest() {
        assertThat(client().post("/replicate", Map.of("site", "SOUTH"))
                        .get("refresh")
                        .asBoolean())
                .isFalse();
        client().post("/replicate", Map.of("site", "SOUTH", "refresh", "true"));
        assertThat(gateway.requests).containsExactly("SOUTH", "SOUTH refresh");
    }

    @Test
    void whoIsNoPartnerIsNamedWithThoseWhoAre() {
        assertThatThrownBy(() -> client().post("/replicate", Map.of("site", "WEST")))
                .hasMessageContaining("'WEST' is not a partner")
                .hasMessageContaining("SOUTH");
    }

    /** The same way is open to other mail for SOUTH: only the letter itself knows where it has been. */
    @Test
    void routeOfAWaitingMailIsExplainedAsTheSenderSeesIt() {
        String headers = String.join(
                "\r\n",
                "Bridgehead-Payload: 1",
                "Bridgehead-To: SOUTH",
                "Bridgehead-Trace: 1 SOUTH",
                "",
                "");
        var mail = new ForwardedMail(Optional.empty(), headers.getBytes(StandardCharsets.US_ASCII));
        gateway.store.write(tx -> {
            tx.post(new NewLetter(
                    new LetterLabel(
                            GatewayTwin.SOUTH,
                            "forward-1",
                            "",
                            ForwardedMail.KIND,
                            GatewayTwin.NOW,
                            GatewayTwin.NOW.plusSeconds(60)),
                    mail.payload()));
            return 0;
        });
        assertThat(explained(Map.of("site", "SOUTH")).ways().get(0).outcome()).isEqualTo("CHOSEN");
        RouteReport waiting = explained(Map.of("site", "SOUTH", "mail", "forward-1"));
        assertThat(waiting.bytes()).isEqualTo(headers.length());
        assertThat(waiting.sends()).isEmpty();
        assertThat(waiting.ways()).singleElement().satisfies(each -> {
            assertThat(each.outcome()).isEqualTo("BACK");
            assertThat(each.reason()).isEqualTo("SOUTH has had the message");
        });
        assertThatThrownBy(() -> explained(Map.of("site", "SOUTH", "mail", "forward-2")))
                .hasMessageContaining("no mail with the messageId forward-2 waits for SOUTH");
    }

    private RouteReport explained(Map<String, String> question) {
        return Json.read(
                client().get("/route/explain", new TreeMap<>(question)), RouteReport.class);
    }

    @Test
    void whatAnOperatorMistypesIsRefusedInOneSentence() {
        assertThatThrownBy(() -> client().get("/conflicts", Map.of("after", "x")))
                .hasMessage("'x' is not the number of a conflict");
    }

    @Test
    void wrongEscapeInTheQueryIsRefusedByName() throws Exception {
        try (Socket socket = raw("POST /replicate?site=%C HTTP/1.1\r\nHost: x\r\n"
                + "Authorization: Bearer " + door().token() + "\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n")) {
            assertThat(answer(socket)).doesNotContain(" 200 ");
        }
        assertThat(gateway.requests).isEmpty();
    }

    /** The headers are out already, so only the missing end can tell that half of it is missing. */
    @Test
    void exportThatFailsMidwayIsBrokenOffAndDoesNotLookWhole() {
        AtomicInteger calls = new AtomicInteger();
        gateway.view = directory -> new ForwardingDirectory(directory) {
            @Override
            public List<StoredEntry> children(EntryId parent, Optional<Entry> after, int limit) {
                if (calls.incrementAndGet() > 1) {
                    throw new IllegalStateException("row 7 is damaged");
                }
                return super.children(parent, after, limit);
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> client().download("/export", Map.of(), out))
                .isInstanceOf(AdminException.class)
                .hasMessageContaining("broke off");
        assertThat(calls).hasValue(2);
    }

    @Test
    void exportThatSucceedsIsWhole() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        client().download("/export", Map.of(), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("dn: o=Org");
    }

    @Test
    void requestThatFailsBeforeItsAnswerBeginsSaysWhy() {
        gateway.view = directory -> {
            throw new IllegalStateException("row 7 is damaged");
        };
        assertThatThrownBy(() -> client().get("/sites", Map.of()))
                .hasMessageContaining("the gateway failed")
                .hasMessageContaining("row 7 is damaged");
    }

    /** Twice as many as there are threads: none of them may hold one. */
    @Test
    void halfSentRequestsWithoutATokenDoNotKeepAnOperatorOut() throws Exception {
        List<Socket> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < 64; i++) {
                strangers.add(raw("POST /modify HTTP/1.1\r\nHost: x\r\n"
                        + "Content-Length: 60000\r\n\r\nabc"));
            }
            for (Socket each : strangers) {
                assertThat(answer(each)).startsWith("HTTP/1.1 403 ");
            }
            assertThat(client().get("/status", StatusReport.class).site()).isEqualTo("NORTH");
        } finally {
            for (Socket each : strangers) {
                each.close();
            }
        }
    }

    @Test
    void clientThatLeavesTheRestOfItsRequestUnsentIsCutOff() throws Exception {
        try (Socket socket = raw("POST /conflicts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + door().token() + "\r\nContent-Length: 60000\r\n\r\nabc")) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 405 ");
        }
    }

    private Socket raw(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** Everything until the server closes the connection, in whatever way it does. */
    private static String answer(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            in.transferTo(answer);
        } catch (SocketException e) {
            // closed with bytes of ours unread: what was answered before is here
            assertThat(answer.size()).isPositive();
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private AdminEndpointFile door() {
        return AdminEndpointFile.find(folder).orElseThrow();
    }

    private AdminClient client() {
        return AdminClient.of(folder).orElseThrow();
    }

    private int status(String method, String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + server.port() + path.replace("%zz", "%25zz")))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
