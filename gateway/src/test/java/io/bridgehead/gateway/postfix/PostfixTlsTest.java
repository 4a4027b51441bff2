package io.bridgehead.gateway.postfix;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.smtp.Certified;
import io.bridgehead.gateway.smtp.Delivery;
import io.bridgehead.gateway.smtp.Encryption;
import io.bridgehead.gateway.smtp.Encryption.Mode;
import io.bridgehead.gateway.smtp.Encryption.OwnCertificate;
import io.bridgehead.gateway.smtp.Relay;
import io.bridgehead.gateway.smtp.SmtpSender;
import io.bridgehead.gateway.spool.Envelope;
import io.bridgehead.routing.RoutingAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encryption with a real relay, whose certificate no public authority has signed. */
@Tag("slow")
class PostfixTlsTest {
    private static final byte[] MAIL = "Subject: hello\r\n\r\nhello\r\n".getBytes(US_ASCII);
    private static final Duration WAIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final SmtpSender sender = new SmtpSender("north.test");
    private Optional<Postfix> postfix = Optional.empty();

    @BeforeEach
    void prepare() {
        Postfix.obstacle().ifPresent(why -> Assumptions.abort(why + ": no test with real relays"));
        postfix = Optional.of(new Postfix());
    }

    @AfterEach
    void close() {
        sender.close();
        postfix.ifPresent(Postfix::close);
    }

    /** Takes mail for south.test and forgets it. */
    private PostfixRelay relay(Certified server) throws Exception {
        return postfix.orElseThrow()
                .relay("tls")
                .discard("south.test")
                .set("smtpd_tls_chain_files", server.chain().toString())
                .set("smtpd_tls_security_level", "may")
                .set("smtpd_tls_ask_ccert", "yes")
                .set("smtpd_tls_loglevel", "1");
    }

    private Certified certified(String folderName, String names) throws Exception {
        return Certified.server(Files.createDirectories(folder.resolve(folderName)), names);
    }

    private Delivery send(PostfixRelay relay, Encryption encryption) {
        Relay to = new Relay(
                "127.0.0.1", relay.port(), encryption, Optional.empty(), WAIT, WAIT, WAIT);
        Envelope envelope = new Envelope(
                Optional.of(RoutingAddress.of("gateway@north.test")),
                RoutingAddress.of("gateway@south.test"));
        return sender.send(to, envelope, MAIL);
    }

    private static void assertTaken(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
    }

    private static void assertUntrusted(Delivery delivery) {
        assertThat(delivery)
                .isInstanceOfSatisfying(
                        Delivery.Deferred.class,
                        it -> assertThat(it.text()).contains("certificate is not trusted"));
    }

    /** What Debian's Postfix does out of the box, and no mail went. */
    @Test
    void opportunisticEncryptionTakesTheCertificateOfAnUnknownAuthorityAndOfAnotherName()
            throws Exception {
        PostfixRelay relay = relay(certified("other", "dns:elsewhere.example")).start();
        assertTaken(send(relay, Encryption.OPPORTUNISTIC));
        assertThat(relay.log()).contains("TLS connection established from");
        assertUntrusted(send(relay, Encryption.REQUIRED));
    }

    @Test
    void ownAuthorityVouchesForTheRelay() throws Exception {
        Certified server = certified("server", "ip:127.0.0.1");
        PostfixRelay relay = relay(server).start();
        assertTaken(send(
                relay, new Encryption(Mode.REQUIRED, Optional.of(server.pem()), Optional.empty())));
        assertUntrusted(send(relay, Encryption.REQUIRED));
    }

    @Test
    void relayThatWantsACertificateGetsOurs() throws Exception {
        Certified server = certified("server", "ip:127.0.0.1");
        Certified client = certified("client", "dns:north.test");
        PostfixRelay relay = relay(server)
                .set("smtpd_tls_security_level", "encrypt")
                .set("smtpd_tls_req_ccert", "yes")
                .set("smtpd_tls_CAfile", client.pem().toString())
                .start();
        Optional<Path> authority = Optional.of(server.pem());
        assertThat(send(relay, new Encryption(Mode.REQUIRED, authority, Optional.empty())))
                .isNotInstanceOf(Delivery.Delivered.class);
        OwnCertificate own = new OwnCertificate(client.file(), Certified.PASSWORD);
        assertTaken(send(relay, new Encryption(Mode.REQUIRED, authority, Optional.of(own))));
        assertThat(relay.log()).contains("Trusted TLS connection established from");
    }

    @Test
    void implicitEncryptionWorksWithTheWrapperOfPort465() throws Exception {
        Certified server = certified("server", "ip:127.0.0.1");
        PostfixRelay relay = relay(server).set("smtpd_tls_wrappermode", "yes").start();
        assertTaken(send(
                relay, new Encryption(Mode.IMPLICIT, Optional.of(server.pem()), Optional.empty())));
        assertUntrusted(send(relay, Encryption.of(Mode.IMPLICIT)));
    }

    @Test
    void limitThatTheRelayAnnouncesIsToldWithoutSendingTheMail() throws Exception {
        PostfixRelay relay = relay(certified("server", "ip:127.0.0.1"))
                .set("message_size_limit", "20")
                .start();
        assertThat(send(relay, Encryption.OPPORTUNISTIC))
                .isInstanceOfSatisfying(Delivery.TooLarge.class, it -> {
                    assertThat(it.told()).hasValue(20);
                    assertThat(it.forEverySite()).isTrue();
                });
    }
}
