package io.bridgehead.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shipped is loaded here, so that it cannot rot. */
class ShippedConfigTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "BRIDGEHEAD_ORGANIZATION", Configs.ID,
            "RELAY_PASSWORD", "secret",
            "MAIL_PASSWORD", "secret");
    private static final Path SHIPPED = Configs.ROOT.resolve("conf/bridgehead.xml");

    @Test
    void shippedFileEqualsTheDefaultsKeyForKey() {
        Config shipped = Configs.good(ConfigLoader.load(SHIPPED, Map.of()));
        String bare = Configs.TWO_SITES
                .replace(" id=\"" + Configs.ID + "\"", "")
                .replace("\"relay\"", "\"mail\"");
        Config defaults = Configs.good(ConfigLoader.read(
                "x", Configs.ROOT.resolve("conf"), bare.getBytes(UTF_8), Map.of()));
        assertThat(shipped.mail().listener().banner()).contains(defaults.banner());
        var listener = defaults.mail().listener();
        assertThat(shipped)
                .isEqualTo(new Config(
                        defaults.organization(),
                        defaults.site(),
                        defaults.data(),
                        defaults.namingContexts(),
                        new Config.Mail(
                                new ListenerSection(
                                        listener.host(),
                                        listener.port(),
                                        Optional.of(defaults.banner()),
                                        listener.maxMessageSize(),
                                        listener.maxConnections(),
                                        listener.maxConnectionsPerPeer(),
                                        listener.messageDeadline()),
                                defaults.mail().mailboxes(),
                                defaults.mail().connectors()),
                        defaults.partners(),
                        defaults.replication(),
                        defaults.local()));
    }

    @Test
    void shippedFileNamesEveryKeyAndSoDoesTheManual() throws IOException {
        String shipped = Files.readString(SHIPPED);
        String manual = Files.readString(Configs.ROOT.resolve("docs/configuration.md"));
        for (String name : SchemaNames.all()) {
            String key = name.substring(name.indexOf(' ') + 1);
            assertThat(shipped).containsPattern("(<|\\s)" + Pattern.quote(key) + "(>|=|:|\\s)");
            assertThat(manual).contains("`" + key + "`");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"north", "middle", "south", "island"})
    void exampleIsGood(String site) {
        Path file = Configs.ROOT.resolve("conf/examples/" + site + ".xml");
        var outcome = ConfigLoader.load(file, ENVIRONMENT);
        Config config = Configs.good(outcome);
        assertThat(config.site().name().name()).isEqualToIgnoringCase(site);
        assertThat(config.data()).isEqualTo(Configs.ROOT.resolve("data/" + site));
        assertThat(Configs.problems(outcome).all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bridgehead",
                "examples/north",
                "examples/middle",
                "examples/south",
                "examples/island"
            })
    void anyXmlSchemaValidatorTakesThem(String file) throws Exception {
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        var schema = factory.newSchema(
                Configs.ROOT.resolve("docs/bridgehead-config.xsd").toFile());
        Path path = Configs.ROOT.resolve("conf/" + file + ".xml");
        schema.newValidator().validate(new StreamSource(path.toFile()));
    }

    @Test
    void schemaInTheProgramIsThePublishedOne() throws IOException {
        try (InputStream in = Config.class.getResourceAsStream("bridgehead-config.xsd")) {
            assertThat(in).isNotNull();
            assertThat(in)
                    .hasBinaryContent(
                            Files.readAllBytes(Configs.ROOT.resolve("docs/bridgehead-config.xsd")));
        }
    }
}
