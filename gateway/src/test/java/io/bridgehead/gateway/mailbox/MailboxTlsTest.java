package io.bridgehead.gateway.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.bridgehead.gateway.mail.Mails;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.mailbox.MailboxSettings.Login;
import io.bridgehead.gateway.mailbox.MailboxSettings.Protocol;
import io.bridgehead.gateway.smtp.Certified;
import io.bridgehead.gateway.smtp.Encryption;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.gateway.spool.SpoolLimits;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mailboxes behind TLS: which servers are trusted, and which never see the password. */
class MailboxTlsTest {
    private static final String ADDRESS = "127.0.0.1";

    /** The only name in the certificate. */
    private static final String NAME = "localhost";

    private static final Duration LONG = Duration.ofSeconds(30);

    /** The server reads these once in the life of a process. */
    @TempDir
    private static Path keys;

    private static Encryption trusting = Encryption.NONE;

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, ADDRESS, ServerSetup.PROTOCOL_IMAPS),
        new ServerSetup(0, ADDRESS, ServerSetup.PROTOCOL_POP3S)
    });
    private Optional<MailboxIntake> intake = Optional.empty();

    @TempDir
    private Path folder;

    @BeforeAll
    static void certify() throws Exception {
        Certified certified = Certified.server(keys, "dns:" + NAME);
        System.setProperty("greenmail.tls.keystore.file", certified.file().toString());
        System.setProperty("greenmail.tls.keystore.password", Certified.PASSWORD);
        trusting = new Encryption(
                Encryption.Mode.NONE, Optional.of(certified.pem()), Optional.empty());
    }

    @BeforeEach
    void start() throws Exception {
        server.start();
        GreenMailUser user = server.setUser("gateway@south.example", "gateway", "secret");
        server.getManagers()
                .getImapHostManager()
                .getInbox(user)
                .store(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(Mails.encoded())));
    }

    @AfterEach
    void stop() {
        intake.ifPresent(MailboxIntake::stop);
        server.stop();
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAPS", "POP3S"})
    void mailIsFetchedFromAServerWhoseCertificateIsTrusted(Protocol protocol) {
        Spool spool = fetch(protocol, NAME, trusting);
        await().atMost(LONG).untilAsserted(() -> assertThat(spool.size()).isEqualTo(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAPS", "POP3S"})
    void serverOfAnUnknownAuthorityIsNotTrusted(Protocol protocol) {
        Spool spool = fetch(protocol, NAME, Encryption.NONE);
        awaitTrouble();
        assertThat(spool.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAPS", "POP3S"})
    void certificateOfAnotherNameIsNotTrusted(Protocol protocol) {
        Spool spool = fetch(protocol, ADDRESS, trusting);
        awaitTrouble();
        assertThat(spool.size()).isZero();
    }

    private Spool fetch(Protocol protocol, String host, Encryption encryption) {
        Spool spool = new Spool(folder.resolve("spool"), SpoolLimits.DEFAULT, Clock.systemUTC());
        int port = protocol == Protocol.IMAPS
                ? server.getImaps().getPort()
                : server.getPop3s().getPort();
        MailboxIntake begun = new MailboxIntake(
                new MailboxSettings(
                        new MailboxSettings.Server(
                                protocol, host, port, encryption, new Login("gateway", "secret")),
                        "INBOX",
                        Duration.ofMillis(50),
                        new MailboxSettings.Timeouts(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(20)),
                        1 << 20,
                        new MailboxSettings.Retry(Duration.ofMillis(20), Duration.ofMillis(200)),
                        false),
                new MailboxIntake.Destination(spool, Mails.SOUTH, ReturnPaths.NONE, () -> {}),
                Clock.systemUTC());
        intake = Optional.of(begun);
        Thread thread = new Thread(begun, "mailbox");
        thread.setDaemon(true);
        thread.start();
        return spool;
    }

    /** The server complains of us, too, on threads of its own. */
    private void awaitTrouble() {
        await().atMost(LONG)
                .dontCatchUncaughtExceptions()
                .untilAsserted(() -> assertThat(intake.orElseThrow().state().trouble())
                        .contains("certificate is not trusted"));
        assertThat(intake.orElseThrow().state().isRefused()).isTrue();
    }
}
