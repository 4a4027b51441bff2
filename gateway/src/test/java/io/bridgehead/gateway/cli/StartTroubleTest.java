package io.bridgehead.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.ConfigLoader;
import io.bridgehead.gateway.process.Gateway;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts that come to nothing say why, and not that the program is wrong. */
@Timeout(60)
class StartTroubleTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void withoutADatabaseInitIsNamed() throws Exception {
        Path conf = conf(CliTest.NORTH);
        Ran ran = Ran.verb("run", "--conf", conf.toString());
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains("there is no database")
                .contains("./bridgehead init --conf " + conf)
                .hasLineCount(1);
    }

    @Test
    void portThatIsTakenIsNamedWithItsSection() throws Exception {
        founded();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            Ran mail = run(CliTest.NORTH.replace("<port>0<", "<port>" + port + "<"));
            assertThat(mail.exitCode()).isEqualTo(1);
            assertThat(mail.err())
                    .contains("cannot open mail port " + port, "<smtp-listener>")
                    .hasLineCount(1);
            Ran admin = run(CliTest.NORTH.replace(
                    "</bridgehead>", "<admin><port>" + port + "</port></admin></bridgehead>"));
            assertThat(admin.err())
                    .contains("cannot open admin port " + port, "<admin>")
                    .hasLineCount(1);
            assertThat(admin.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void dataFolderOfAnotherProcessIsSaidToBeInUse() throws Exception {
        founded();
        try (Gateway running = Gateway.start(config(), Clock.systemUTC())) {
            Ran ran = run(CliTest.NORTH);
            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.err()).contains("is in use: another gateway").doesNotContain("init");
            assertThat(running.hasFailed()).isFalse();
        }
    }

    @Test
    void fileThatMayNotBeReadIsNamedWithTheUser() throws Exception {
        conf(CliTest.NORTH);
        VerbException denied = new StartTrouble(config())
                .of(new UncheckedIOException("lock", new AccessDeniedException("/data/lock")));
        assertThat(denied)
                .hasMessageContaining("may not read and write /data/lock")
                .hasMessageContaining(System.getProperty("user.name"));
    }

    @Test
    void databaseOfAnotherGatewayIsNotStarted() throws Exception {
        founded();
        assertRefused(CliTest.NORTH.replace("6f8f7d0a", "7f8f7d0a"), "organization id");
        assertRefused(CliTest.NORTH.replace("o=Org", "o=Other"), "organization base");
        assertRefused(CliTest.NORTH.replace("\"NORTH\"", "\"WEST\""), "site name");
    }

    private void assertRefused(String conf, String what) throws Exception {
        Ran ran = run(conf);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains("the " + what + " in the configuration is", "made for")
                .hasLineCount(1);
    }

    private Ran run(String conf) throws Exception {
        return Ran.verb("run", "--conf", conf(conf).toString());
    }

    private void founded() throws Exception {
        assertThat(Ran.verb("init", "--conf", conf(CliTest.NORTH).toString()).exitCode())
                .isZero();
    }

    private Config config() {
        return ((ConfigLoader.Loaded) ConfigLoader.load(folder.resolve("north.xml"))).config();
    }

    private Path conf(String text) throws Exception {
        return Files.writeString(folder.resolve("north.xml"), text);
    }
}
