package io.bridgehead.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.config.ConfigLoader;
import io.bridgehead.gateway.smtp.Relay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTranslationTest {

    private static final String TIMEOUTS = """
            <bridgehead xmlns="urn:bridgehead:config:1">
              <organization name="Example" base="o=Example"
                id="6f9619ff-8b86-4d01-b42d-00cf4fc964ff"/>
              <site name="NORTH" server="NORTH-GW" address="gateway@north.example"/>
              <connector name="a">
                <relay host="relay.example"/>
                <connect-timeout>7s</connect-timeout>
                <read-timeout>8s</read-timeout>
                <write-timeout>9s</write-timeout>
                <address-space pattern="*"/>
              </connector>
            </bridgehead>
            """;

    @TempDir
    Path folder;

    @Test
    void everyTimeoutOfAConnectorReachesItsRelay() throws IOException {
        Path file = Files.writeString(folder.resolve("bridgehead.xml"), TIMEOUTS);
        assertThat(ConfigLoader.load(file, Map.of()))
                .isInstanceOfSatisfying(ConfigLoader.Loaded.class, loaded -> {
                    Relay relay =
                            new ConfigTranslation(loaded.config()).ways().get(0).relay();
                    assertThat(relay.connectTimeout()).isEqualTo(Duration.ofSeconds(7));
                    assertThat(relay.replyTimeout()).isEqualTo(Duration.ofSeconds(8));
                    assertThat(relay.writeTimeout()).isEqualTo(Duration.ofSeconds(9));
                });
    }
}
