package io.bridgehead.gateway.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.bridgehead.gateway.mail.DecodedMail;
import io.bridgehead.gateway.mail.DecodedMail.Payload;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.Mails;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.mailbox.MailboxSettings.Login;
import io.bridgehead.gateway.mailbox.MailboxSettings.Protocol;
import io.bridgehead.gateway.smtp.Encryption;
import io.bridgehead.gateway.smtp.Proxy;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.gateway.spool.SpoolLimits;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class MailboxIntakeTest {
    private static final String HOST = "127.0.0.1";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final long MB = 1 << 20;
    private static final ReturnPaths PATHS =
            new ReturnPaths(Mails.SOUTH, Optional.of("+"), List.of());

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, HOST, ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, HOST, ServerSetup.PROTOCOL_POP3)
    });
    private GreenMailUser user;
    private Spool spool;
    private final Deque<MailboxIntake> intakes = new ArrayDeque<>();
    private final Deque<Thread> threads = new ArrayDeque<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        server.start();
        user = server.setUser("gateway@south.example", "gateway", "secret");
        spool = new Spool(folder, new SpoolLimits(1000, 100 * MB, 100), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws InterruptedException {
        intakes.forEach(MailboxIntake::stop);
        awaitEnd();
        server.stop();
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAP", "POP3"})
    void mailMovesFromTheMailboxToTheSpool(Protocol protocol) {
        byte[] large = new MailCodec().encode(Mails.update(noise(MB)));
        put(Mails.encoded());
        put(large);
        put(Mails.golden("not-ours"));
        fetch(protocol, port(protocol), made -> made.takesForeign = true);
        awaitSpooled(3);
        awaitEmpty();
        assertThat(decoded()).filteredOn(Payload.class::isInstance).hasSize(2);
        assertThat(spool.read(spool.waiting(1).get(0)).peer())
                .startsWith(protocol.name().toLowerCase(Locale.ROOT) + "://gateway@");
        assertThat(intake().state().taken()).isEqualTo(3);
        assertThat(intake().state().lastLook()).isAfter(Instant.EPOCH);
    }

    /** A person reads this mailbox, too. */
    @ParameterizedTest
    @EnumSource(names = {"IMAP", "POP3"})
    void mailForPeopleStaysInASharedMailbox(Protocol protocol) {
        put(Mails.golden("not-ours"));
        put(Mails.encoded());
        put(Mails.golden("spam"));
        put(Mails.bytes("From: a@b.example\r\nTo: gateway@south.example\r\n"
                + "Subject: Holiday pictures\r\n\r\n" + "x".repeat(2_000)));
        fetch(protocol, port(protocol), made -> {
            made.maxMailBytes = 1_800;
            made.poll = Duration.ofMillis(50);
        });
        awaitSpooled(1);
        patiently().untilAsserted(() -> {
            assertThat(messages()).hasSize(3);
            assertThat(intake().state().foreign()).isEqualTo(3);
        });
        assertThat(intake().state().left()).isEmpty();
        assertThat(intake().state().taken()).isEqualTo(1);
        put(Mails.encoded());
        awaitSpooled(2);
        assertThat(decoded()).hasOnlyElementsOfType(Payload.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAP", "POP3"})
    void reportsAboutOurMailAreTakenFromASharedMailbox(Protocol protocol) {
        put(Mails.golden("report-in-mixed"));
        put(Mails.bytes("To: gateway+b-1-01234567-0123@south.example\r\nSubject: ?\r\n\r\n?"));
        fetch(protocol, port(protocol), made -> {});
        awaitSpooled(2);
        awaitEmpty();
    }

    /** The line is to blame, not the mail, so the mail is fetched as soon as the line holds. */
    @ParameterizedTest
    @EnumSource(names = {"IMAP", "POP3"})
    void mailWhoseDownloadIsCutAgainAndAgainIsFetchedInTheEnd(Protocol protocol) {
        byte[] large = new MailCodec().encode(Mails.update(noise(MB)));
        put(large);
        try (Proxy proxy = new Proxy(port(protocol))) {
            proxy.cutAfter(large.length / 2);
            fetch(protocol, proxy.port(), made -> {});
            patiently().until(() -> proxy.connections() > 6);
            assertThat(intake().state().left()).isEmpty();
            assertThat(intake().state().failures()).isPositive();
            proxy.cutAfter(Long.MAX_VALUE);
            patiently().until(() -> spool.size() == 1 && messages().isEmpty());
            assertThat(decoded()).hasOnlyElementsOfType(Payload.class);
        }
    }

    @Test
    void serverWithIdleTellsOfMailAtOnce() {
        fetch(Protocol.IMAP, port(Protocol.IMAP), made -> made.readTimeout = NEVER);
        patiently().until(() -> intake().state().lastLook().isAfter(Instant.EPOCH));
        for (int i = 1; i <= 3; i++) {
            put(Mails.encoded());
            awaitSpooled(i);
            awaitEmpty();
        }
    }

    @Test
    void postOfficeWithoutIdleIsAsked() {
        fetch(Protocol.POP3, port(Protocol.POP3), made -> made.poll = Duration.ofMillis(50));
        patiently().until(() -> intake().state().lastLook().isAfter(Instant.EPOCH));
        put(Mails.encoded());
        awaitSpooled(1);
        awaitEmpty();
    }

    /** The mail is in the spool, the connection breaks, and the mail is in the mailbox still. */
    @ParameterizedTest
    @EnumSource(names = {"IMAP", "POP3"})
    void connectionCutBetweenTheSpoolAndTheRemovalLosesNothing(Protocol protocol) {
        for (int i = 0; i < 5; i++) {
            put(Mails.encoded());
        }
        try (Proxy proxy = new Proxy(port(protocol))) {
            AtomicBoolean cut = new AtomicBoolean();
            fetch(
                    protocol,
                    proxy.port(),
                    made -> made.onArrival = () -> {
                        if (!cut.getAndSet(true)) {
                            assertThat(messages()).hasSize(5);
                            assertThat(spool.size()).isEqualTo(1);
                            proxy.cut();
                        }
                    });
            awaitEmpty();
            awaitSpooled(5);
            assertThat(proxy.connections()).isGreaterThan(1);
        }
    }

    /** As after a crash of ours: nothing remembers what was taken. */
    @Test
    void mailThatWasTakenAndNotRemovedIsTakenTwiceByTheNextRun() throws Exception {
        put(Mails.encoded());
        try (Proxy proxy = new Proxy(port(Protocol.IMAP))) {
            fetch(Protocol.IMAP, proxy.port(), made -> {
                made.onArrival = () -> {
                    proxy.cut();
                    intake().stop();
                };
            });
            awaitEnd();
            assertThat(messages()).hasSize(1);
        }
        fetch(Protocol.IMAP, port(Protocol.IMAP), made -> {});
        awaitEmpty();
        assertThat(spool.size()).isEqualTo(2);
        assertThat(decoded()).hasOnlyElementsOfType(Payload.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAP", "POP3"})
    void mailThatIsTooLargeStaysAndTheRestIsTaken(Protocol protocol) {
        put(Mails.encoded());
        put(new MailCodec().encode(Mails.update(noise(MB))));
        put(Mails.encoded());
        fetch(protocol, port(protocol), made -> made.maxMailBytes = MB / 2);
        awaitSpooled(2);
        patiently().untilAsserted(() -> {
            assertThat(messages()).hasSize(1);
            assertThat(intake().state().left())
                    .singleElement()
                    .asString()
                    .contains("bytes are more than 524288");
        });
    }

    @Test
    void mailThatNeverArrivesInTimeIsLeftAndTheRestIsTaken() {
        byte[] large = new MailCodec().encode(Mails.update(noise(MB)));
        put(large);
        put(Mails.encoded());
        try (Proxy proxy = new Proxy(port(Protocol.IMAP))) {
            proxy.allowPerConnection(large.length / 2);
            fetch(Protocol.IMAP, proxy.port(), made -> {
                made.readTimeout = Duration.ofMillis(500);
                made.messageDeadline = Duration.ofMillis(300);
            });
            awaitSpooled(1);
            patiently()
                    .untilAsserted(() -> assertThat(intake().state().left())
                            .singleElement()
                            .asString()
                            .contains("cannot be fetched"));
            assertThat(messages()).hasSize(1);
        }
    }

    @Test
    void fullSpoolLeavesMailInTheMailboxUntilThereIsRoom() {
        spool = new Spool(folder, new SpoolLimits(2, 100 * MB, 100), Clock.systemUTC());
        for (int i = 0; i < 3; i++) {
            put(Mails.encoded());
        }
        fetch(Protocol.POP3, port(Protocol.POP3), made -> made.poll = Duration.ofMillis(50));
        awaitSpooled(2);
        patiently().until(() -> messages().size() == 1);
        spool.remove(spool.waiting(1).get(0));
        awaitEmpty();
        assertThat(spool.size()).isEqualTo(2);
    }

    @Test
    void serverThatFallsSilentIsCalledAgain() {
        try (Proxy proxy = new Proxy(port(Protocol.IMAP))) {
            fetch(Protocol.IMAP, proxy.port(), made -> made.readTimeout = Duration.ofSeconds(1));
            patiently().until(() -> intake().state().lastLook().isAfter(Instant.EPOCH));
            proxy.fallSilent();
            patiently().until(() -> intake().state().failures() > 0);
            assertThat(intake().state().trouble()).isNotBlank();
            proxy.speak();
            put(Mails.encoded());
            awaitSpooled(1);
            awaitEmpty();
            patiently().until(() -> intake().state().failures() == 0);
        }
    }

    @Test
    void serverThatComesBackIsFound() {
        put(Mails.encoded());
        int port;
        try (Proxy proxy = new Proxy(port(Protocol.IMAP))) {
            port = proxy.port();
        }
        fetch(Protocol.IMAP, port, made -> {});
        patiently().until(() -> intake().state().failures() > 2);
        assertThat(intake().state().lastLook()).isEqualTo(Instant.EPOCH);
        assertThat(messages()).hasSize(1);
        try (Proxy back = new Proxy(port(Protocol.IMAP), port)) {
            awaitSpooled(1);
            awaitEmpty();
            assertThat(back.connections()).isPositive();
        }
    }

    @Test
    void wrongPasswordIsSaidAndNotTriedAgainSoon() {
        fetch(Protocol.IMAP, port(Protocol.IMAP), made -> made.password = "wrong");
        patiently().until(() -> intake().state().failures() == 1);
        assertThat(intake().state().trouble()).contains("login refused");
        assertThat(intake().state().isRefused()).isTrue();
        assertThat(intake().state().toString()).doesNotContain("wrong");
    }

    @Test
    void folderThatDoesNotExistIsSaid() {
        fetch(Protocol.IMAP, port(Protocol.IMAP), made -> made.folder = "Nowhere");
        patiently().until(() -> intake().state().failures() > 0);
        assertThat(intake().state().trouble()).contains("no such folder", "Nowhere");
        assertThat(intake().state().isRefused()).isTrue();
    }

    @Test
    void stopEndsAtOnceEvenIfTheServerIsSilent() throws Exception {
        try (Proxy proxy = new Proxy(port(Protocol.IMAP))) {
            proxy.fallSilent();
            fetch(Protocol.IMAP, proxy.port(), made -> made.readTimeout = NEVER);
            patiently().until(() -> proxy.connections() > 0);
            intake().stop();
            awaitEnd();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {})
    void nameSaysWhereAndWhoButNotThePassword(Protocol protocol) {
        Made made = new Made();
        String name = made.settings(protocol, protocol.port()).name();
        assertThat(name).contains("gateway@127.0.0.1:").doesNotContain("secret");
        assertThat(made.settings(protocol, 1).toString()).doesNotContain("secret");
    }

    /** What a test may change. */
    private static final class Made {
        Duration poll = NEVER;
        Duration readTimeout = Duration.ofSeconds(20);
        Duration messageDeadline = Duration.ofSeconds(20);
        long maxMailBytes = 10 * MB;
        String password = "secret";
        String folder = "INBOX";
        boolean takesForeign;
        Runnable onArrival = () -> {};

        MailboxSettings settings(Protocol protocol, int port) {
            return new MailboxSettings(
                    new MailboxSettings.Server(
                            protocol, HOST, port, Encryption.NONE, new Login("gateway", password)),
                    folder,
                    poll,
                    new MailboxSettings.Timeouts(
                            Duration.ofSeconds(5),
                            readTimeout,
                            Duration.ofSeconds(5),
                            messageDeadline),
                    maxMailBytes,
                    new MailboxSettings.Retry(Duration.ofMillis(20), Duration.ofMillis(200)),
                    takesForeign);
        }
    }

    private void fetch(Protocol protocol, int port, Consumer<Made> change) {
        Made made = new Made();
        change.accept(made);
        MailboxIntake begun = new MailboxIntake(
                made.settings(protocol, port),
                new MailboxIntake.Destination(
                        spool, Mails.SOUTH, PATHS, () -> made.onArrival.run()),
                Clock.systemUTC());
        intakes.push(begun);
        Thread thread = new Thread(begun, "mailbox");
        threads.push(thread);
        thread.start();
    }

    private MailboxIntake intake() {
        return intakes.element();
    }

    private void awaitEnd() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(LONG.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private int port(Protocol protocol) {
        return protocol == Protocol.IMAP
                ? server.getImap().getPort()
                : server.getPop3().getPort();
    }

    private void put(byte[] mail) {
        try {
            inbox().store(new MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
        } catch (Exception e) {
            throw new IllegalStateException("the mailbox takes no mail", e);
        }
    }

    private MailFolder inbox() throws FolderException {
        return server.getManagers().getImapHostManager().getInbox(user);
    }

    private List<?> messages() {
        try {
            return inbox().getMessages();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits for what our intake does. A proxy that cuts a connection ends a thread of GreenMail
     * with an exception, and that is no failure of ours.
     */
    private static ConditionFactory patiently() {
        return await().atMost(LONG).dontCatchUncaughtExceptions();
    }

    private void awaitEmpty() {
        patiently().untilAsserted(() -> assertThat(messages()).isEmpty());
    }

    private void awaitSpooled(int count) {
        patiently().untilAsserted(() -> assertThat(spool.size()).isEqualTo(count));
    }

    private List<DecodedMail> decoded() {
        return spool.waiting(100).stream()
                .map(id -> new MailCodec().decode(spool.read(id).bytes()))
                .toList();
    }

    private static byte[] noise(long size) {
        byte[] noise = new byte[(int) size];
        new Random(size).nextBytes(noise);
        return noise;
    }
}
