package io.bridgehead.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bridgehead.gateway.admin.http.Uploads;
import io.bridgehead.gateway.mail.Mails;
import io.bridgehead.gateway.process.DataFolder;
import io.bridgehead.gateway.spool.Acceptance.Stored;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.gateway.spool.SpoolLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the gateway's user can read the directory, the mail and what is being imported. */
class PrivateFilesTest {
    private static final Set<PosixFilePermission> EVERYBODY =
            PosixFilePermissions.fromString("rwxrwxrwx");

    @TempDir
    private Path folder;

    @BeforeEach
    void onlyWherePermissionsExist() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    @Test
    void foundedGatewayKeepsItsDataFolderToItself() throws IOException {
        try (TestSite site = new TestSite(folder, "NORTH").found()) {
            assertThat(readableByOthers(site.config().data())).isEmpty();
        }
    }

    @Test
    void startClosesWhatWasLeftOpen() throws IOException {
        try (TestSite site = new TestSite(folder, "NORTH").found()) {
            Path data = site.config().data();
            Files.createDirectories(new DataFolder(data).spool().resolve("quarantine"));
            Files.writeString(new DataFolder(data).spool().resolve("old.tmp"), "mail");
            try (Stream<Path> all = Files.walk(data)) {
                for (Path each : all.toList()) {
                    Files.setPosixFilePermissions(each, EVERYBODY);
                }
            }
            site.start();
            assertThat(readableByOthers(data)).isEmpty();
            assertThat(isReadableByOthers(new DataFolder(data).store())).isFalse();
        }
    }

    @Test
    void mailInTheSpoolAndInQuarantineIsForTheOwnerOnly() throws IOException {
        Path place = folder.resolve("spool");
        Spool spool = new Spool(place, SpoolLimits.DEFAULT, Clock.systemUTC());
        for (String text : List.of("first", "second")) {
            var in = new ByteArrayInputStream(text.getBytes(UTF_8));
            Stored stored = (Stored) spool.accept(in, Mails.NORTH_TO_SOUTH, "peer", 1_000);
            if (text.equals("first")) {
                spool.quarantine(stored.id(), "NOT_OURS", "");
            }
        }
        assertThat(readableByOthers(place)).isEmpty();
        assertThat(place.resolve("quarantine/0000000000001.mail")).isRegularFile();
        assertThat(place.resolve("0000000000002.mail")).isRegularFile();
    }

    @Test
    void spoolOfAnEarlierVersionIsClosedWhenItIsOpened() throws IOException {
        Path place = Files.createDirectories(folder.resolve("spool/quarantine"));
        Files.setPosixFilePermissions(place, EVERYBODY);
        Files.setPosixFilePermissions(folder.resolve("spool"), EVERYBODY);
        assertThat(new Spool(folder.resolve("spool"), SpoolLimits.DEFAULT, Clock.systemUTC())
                        .size())
                .isZero();
        assertThat(isReadableByOthers(place)).isFalse();
        assertThat(isReadableByOthers(folder.resolve("spool"))).isFalse();
    }

    @Test
    void uploadIsForTheOwnerOnly() throws IOException {
        Uploads uploads = Uploads.in(folder.resolve("uploads"));
        Path kept = uploads.keep(new ByteArrayInputStream("dn: cn=x".getBytes(UTF_8)));
        assertThat(kept).hasContent("dn: cn=x");
        assertThat(readableByOthers(folder.resolve("uploads"))).isEmpty();
    }

    private static List<Path> readableByOthers(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            List<Path> found = new ArrayList<>();
            for (Path each : all.toList()) {
                // The files of the database have no other protection than that of their folder.
                if (!each.toString().contains("/store/") && isReadableByOthers(each)) {
                    found.add(each);
                }
            }
            return found;
        }
    }

    private static boolean isReadableByOthers(Path file) throws IOException {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        return !mode.endsWith("------");
    }
}
