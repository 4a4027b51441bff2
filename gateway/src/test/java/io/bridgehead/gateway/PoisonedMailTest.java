package io.bridgehead.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.control.Overview.SetAside;
import io.bridgehead.gateway.spool.Acceptance.Stored;
import io.bridgehead.gateway.spool.Envelope;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.gateway.spool.SpoolId;
import io.bridgehead.gateway.spool.SpoolLimits;
import io.bridgehead.routing.RoutingAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail that ends the gateway lies first in the spool at the next start. */
class PoisonedMailTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void mailOnWhichTwoStartsEndedGoesToQuarantineAndTheNextIsHandled() throws IOException {
        try (TestSite site = new TestSite(folder, "NORTH").found()) {
            Path data = site.config().data().resolve("spool");
            SpoolId poison = store(data, site);
            SpoolId next = store(data, site);
            endWhileOpening(data, poison);
            endWhileOpening(data, poison);
            site.start();
            await().atMost(LONG)
                    .until(() -> site.gateway().overview().quarantined().size() == 2);
            assertThat(site.gateway().overview().quarantined())
                    .extracting(SetAside::id, SetAside::verdict)
                    .containsExactly(
                            tuple(poison.toString(), "ENDED_GATEWAY"),
                            tuple(next.toString(), "NOT_OURS"));
        }
    }

    private static SpoolId store(Path data, TestSite site) throws IOException {
        Envelope envelope = new Envelope(Optional.empty(), RoutingAddress.of(site.address()));
        var mail = new ByteArrayInputStream("Subject: x\r\n\r\nbody".getBytes(US_ASCII));
        return ((Stored) spool(data).accept(mail, envelope, "192.0.2.1", 1000)).id();
    }

    /** What a process leaves that ends in the middle of opening a mail. */
    private static void endWhileOpening(Path data, SpoolId mail) {
        spool(data).beginOpening(mail);
    }

    private static Spool spool(Path data) {
        return new Spool(data, SpoolLimits.DEFAULT, Clock.systemUTC());
    }
}
