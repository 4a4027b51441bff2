package io.bridgehead.gateway.seal;

import static io.bridgehead.gateway.seal.Sealed.NORTH;
import static io.bridgehead.gateway.seal.Sealed.SOUTH;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bridgehead.gateway.seal.Opening.Opened;
import io.bridgehead.routing.SiteId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Another implementation of CMS opens and verifies our mail, and we open its mail. */
@Tag("slow")
class OpensslTest {
    @TempDir
    private Path folder;

    private final byte[] text = "who is where".repeat(2000).getBytes(ISO_8859_1);

    @BeforeEach
    void opensslIsInstalled() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void opensslOpensAndVerifiesOurMail(KeyKind kind) throws Exception {
        OwnKey north = keys(kind, NORTH);
        OwnKey south = keys(kind, SOUTH);
        Files.write(
                folder.resolve("sealed"),
                new Sealer(north).seal(Sealed.content(text), south.certificate()));
        openssl("cms -decrypt -inform DER -in sealed -inkey SOUTH.pem -recip SOUTH.pem -out inner");
        Files.write(folder.resolve("signed"), content("inner"));
        openssl("cms -verify -inform DER -in signed -certfile NORTH.pem -CAfile NORTH.pem"
                + " -partial_chain -purpose any -no_check_time -out plain");
        assertThat(content("plain")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"EC, -aes-256-gcm", "EC, -aes256", "RSA, -aes-256-gcm", "RSA, -aes256"})
    void weOpenTheMailOfOpenssl(KeyKind kind, String cipher) throws Exception {
        OwnKey north = keys(kind, NORTH);
        OwnKey south = keys(kind, SOUTH);
        byte[] headers = Entity.headers("application/vnd.bridgehead+xml");
        Files.write(folder.resolve("plain"), joined(headers, text));
        openssl("cms -sign -binary -nodetach -keyid -nocerts -signer NORTH.pem -in plain -out"
                + " inner");
        openssl("cms -encrypt -binary -keyid " + cipher + " -in inner -outform DER -out sealed"
                + " -recip SOUTH.pem");
        Opening opening = Sealed.opener(south, north)
                .open(Files.readAllBytes(folder.resolve("sealed")), Instant.now());
        assertThat(opening).isInstanceOf(Opened.class);
        assertThat(((Opened) opening).content()).isEqualTo(text);
        assertThat(((Opened) opening).signer().site()).isEqualTo(NORTH);
    }

    private OwnKey keys(KeyKind kind, SiteId site) throws IOException {
        OwnKey key = Sealed.key(kind, site);
        Files.writeString(folder.resolve(site + ".pem"), key.toPem());
        return key;
    }

    private byte[] content(String file) throws IOException {
        var in = new ByteArrayInputStream(Files.readAllBytes(folder.resolve(file)));
        return Entity.content(in).readAllBytes();
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private void openssl(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log, ISO_8859_1)).isZero();
    }
}
