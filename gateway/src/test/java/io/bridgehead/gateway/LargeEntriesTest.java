package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.ldif.ExportDigest;
import io.bridgehead.gateway.ldif.ImportOptions;
import io.bridgehead.gateway.ldif.LdifImport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class LargeEntriesTest {
    private static final int TEN_MEGABYTES = 10 << 20;
    private static final int MANY = 100_000;

    @TempDir
    private Path folder;

    @Test
    void aValueOfTenMegabytesCrossesInPartsThroughARelayThatTakesOne() {
        byte[] photo = new byte[TEN_MEGABYTES];
        new Random(1).nextBytes(photo);
        crosses("dn: cn=Photo,ou=NORTH,o=Org\nobjectClass: person\ncn: Photo\nsn: P\n"
                + "jpegPhoto:: " + Base64.getEncoder().encodeToString(photo) + "\n");
    }

    @Test
    void aGroupOfAHundredThousandMembersCrosses() {
        StringBuilder group = new StringBuilder(
                "dn: cn=All,ou=NORTH,o=Org\nobjectClass: groupOfNames\ncn: All\n");
        for (int i = 0; i < MANY; i++) {
            group.append("member: uid=s1-").append(i).append(",ou=NORTH,o=Org\n");
        }
        crosses(group.toString());
    }

    private void crosses(String ldif) {
        try (TestSite north = new TestSite(folder, "NORTH");
                TestSite south = new TestSite(folder, "SOUTH")) {
            north.partner(south, south.port()).found().start();
            south.partner(north, north.port()).found().start();
            byte[] bytes = ldif.getBytes(StandardCharsets.UTF_8);
            LdifImport.Result result = new LdifImport(
                            north.gateway().store(),
                            ImportOptions.DEFAULT,
                            Clock.systemUTC(),
                            progress -> {})
                    .run(() -> new ByteArrayInputStream(bytes));
            assertThat(result.problems()).isEmpty();
            assertThat(result.imported()).isEqualTo(1);
            north.gateway().wake();
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(south.totalsOf(north))
                            .extracting("live", "digest")
                            .containsExactly(
                                    north.totalsOf(north).live(),
                                    north.totalsOf(north).digest()));
            assertThat(sha256(south)).isEqualTo(sha256(north));
        }
    }

    private static String sha256(TestSite site) {
        return site.gateway()
                .store()
                .read(directory -> ExportDigest.of(directory, true))
                .sha256();
    }
}
