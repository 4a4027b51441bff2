package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that no other site can call: its mail comes to a mailbox at its provider. */
class MailboxSiteTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void sitesReplicateThroughAProvidersMailboxes() {
        try (MailHost host = new MailHost();
                TestSite north = new TestSite(folder, "NORTH");
                TestSite south = new TestSite(folder, "SOUTH")) {
            host.serve(north);
            host.serve(south);
            north.partner(south, host.port()).mailbox(host.imap(north)).found().start();
            south.partner(north, host.port()).mailbox(host.pop3(south)).found().start();
            north.addPeople(1, 3);
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(south.totalsOf(north).live()).isEqualTo(4);
                assertThat(south.export()).isEqualTo(north.export());
            });
            assertThat(south.gateway().overview().mailboxes()).singleElement().satisfies(box -> {
                assertThat(box.name()).startsWith("pop3://gateway@south.test@127.0.0.1:");
                assertThat(box.taken()).isPositive();
                assertThat(box.left()).isEmpty();
                assertThat(box.toString()).doesNotContain("password");
            });
        }
    }
}
