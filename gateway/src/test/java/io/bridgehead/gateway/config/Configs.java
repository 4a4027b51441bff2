package io.bridgehead.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bridgehead.gateway.config.ConfigLoader.Loaded;
import io.bridgehead.gateway.config.ConfigLoader.Outcome;
import io.bridgehead.gateway.config.ConfigLoader.Rejected;
import java.nio.file.Path;
import java.util.Map;

/** Small configurations as text, and what becomes of them. */
final class Configs {

    static final String ID = "6f1c9a0e-6d2b-4b52-9a3f-0d8c5b7e1a11";

    /** The repository's root, wherever the tests run. */
    static final Path ROOT = Path.of("").toAbsolutePath().endsWith("gateway")
            ? Path.of("").toAbsolutePath().resolveSibling("")
            : Path.of("").toAbsolutePath();

    /** No more than is needed; each element on a line of its own. */
    static final String MINIMAL = """
            <bridgehead xmlns="urn:bridgehead:config:1">
              <organization name="Example" base="o=Example"/>
              <site name="NORTH" server="NORTH-GW" address="gateway@north.example"/>
            </bridgehead>
            """;

    /** With a connector and a partner; lines are counted on by tests. */
    static final String TWO_SITES = """
            <bridgehead xmlns="urn:bridgehead:config:1">
              <organization id="%s" name="Example" base="o=Example"/>
              <site name="NORTH" server="NORTH-GW" address="gateway@north.example"/>
              <connector name="relay">
                <relay host="mail.north.example"/>
                <address-space pattern="*.example"/>
                <connected-site name="SOUTH" address="gateway@south.example"/>
              </connector>
              <partner site="SOUTH" server="SOUTH-GW" profile="clear"/>
            </bridgehead>
            """.formatted(ID);

    private Configs() {}

    static Outcome read(String xml) {
        return read(xml, Map.of());
    }

    static Outcome read(String xml, Map<String, String> environment) {
        return ConfigLoader.read("x.xml", Path.of("/etc/b"), xml.getBytes(UTF_8), environment);
    }

    static Config good(String xml) {
        return good(read(xml));
    }

    static Config good(Outcome outcome) {
        if (outcome instanceof Loaded loaded) {
            return loaded.config();
        }
        throw new AssertionError(problems(outcome).toString());
    }

    static Problems problems(Outcome outcome) {
        return outcome instanceof Rejected rejected
                ? rejected.problems()
                : ((Loaded) outcome).warnings();
    }

    /** What is said about this text. */
    static String said(String xml) {
        return problems(read(xml)).toString();
    }
}
