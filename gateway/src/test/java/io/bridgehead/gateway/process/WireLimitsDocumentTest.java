package io.bridgehead.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.config.ConfigLoader;
import io.bridgehead.gateway.wire.WireLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of limits in docs/wire-format.md has the values of a gateway with default settings. */
class WireLimitsDocumentTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([a-z ,]+) \\| ([0-9,]+)( MB)? \\| (.+) \\|$");

    private static final String SMALLEST = """
            <bridgehead xmlns="urn:bridgehead:config:1">
              <organization name="Example" base="o=Example"
                id="6f9619ff-8b86-4d01-b42d-00cf4fc964ff"/>
              <site name="NORTH" server="NORTH-GW" address="gateway@north.example"/>%s
            </bridgehead>
            """;

    @TempDir
    Path folder;

    private static Map<String, Long> documented() throws IOException {
        String document =
                Files.readString(Path.of("..", "docs", "wire-format.md"), StandardCharsets.UTF_8);
        Map<String, Long> limits = new LinkedHashMap<>();
        ROW.matcher(document).results().forEach(row -> {
            long number = Long.parseLong(row.group(2).replace(",", ""));
            limits.put(row.group(1), row.group(3) == null ? number : number << 20);
        });
        return limits;
    }

    private WireLimits limits(String settings) throws IOException {
        Path file = folder.resolve("bridgehead.xml");
        Files.writeString(file, SMALLEST.formatted(settings));
        if (ConfigLoader.load(file, Map.of()) instanceof ConfigLoader.Loaded loaded) {
            return new ConfigTranslation(loaded.config()).wireLimits();
        }
        throw new IllegalStateException("the configuration was refused: " + settings);
    }

    @Test
    void tableHasTheValuesOfAGatewayWithDefaultSettings() throws IOException {
        WireLimits limits = limits("");
        assertThat(documented())
                .isEqualTo(Map.of(
                        "bytes of the whole message", (long) limits.bytes(),
                        "entries", (long) limits.entries(),
                        "attributes, values and stamps together", (long) limits.registers(),
                        "bytes of one value", (long) limits.valueBytes(),
                        "epochs", (long) limits.epochs(),
                        "ranges", (long) limits.ranges(),
                        "characters of a name, an id or a sentence", (long) limits.textChars()));
    }

    @Test
    void eachSettingOfTheTableChangesItsLimit() throws IOException {
        WireLimits limits = limits("""
                <limits>
                  <expanded-message-size>2MB</expanded-message-size>
                  <entries-per-message>77</entries-per-message>
                  <values-per-attribute>600000</values-per-attribute>
                  <value-size>3KB</value-size>
                </limits>""");
        assertThat(limits.bytes()).isEqualTo(2 << 20);
        assertThat(limits.entries()).isEqualTo(77);
        assertThat(limits.registers()).as("twice the value plus 10,000").isEqualTo(1_210_000);
        assertThat(limits.valueBytes()).isEqualTo(3 << 10);
        assertThat(limits("<limits><values-per-attribute>5</values-per-attribute></limits>")
                        .registers())
                .as("but at least 1,000,000")
                .isEqualTo(1_000_000);
    }
}
