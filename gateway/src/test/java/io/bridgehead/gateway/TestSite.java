package io.bridgehead.gateway;

import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.ConfigLoader;
import io.bridgehead.store.AttributeName;
import io.bridgehead.store.AttributeValue;
import io.bridgehead.store.Author;
import io.bridgehead.store.Changes;
import io.bridgehead.store.ContextId;
import io.bridgehead.store.Entry;
import io.bridgehead.store.EntryId;
import io.bridgehead.store.HybridTime;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Rdn;
import io.bridgehead.store.Stamp;
import io.bridgehead.store.Totals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One site of a test organization: its folder, its configuration, its gateway while it runs. */
public final class TestSite implements AutoCloseable {
    private static final UUID ORGANIZATION =
            UUID.fromString("5f2c8f3e-0a54-4f0c-9d0b-2f6a3c1d7e11");

    private final Path folder;
    private final String name;
    private final int port;
    private final List<String> partners = new ArrayList<>();
    private final StringBuilder neighbours = new StringBuilder();
    private @Nullable Gateway gateway;

    /** A site that has not been founded yet; its data will be below {@code folder}. */
    public TestSite(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its gateway takes mail. */
    public int port() {
        return port;
    }

    /** Replicates with {@code other}; mail for it goes to {@code relayPort} on this machine. */
    public TestSite partner(TestSite other, int relayPort) {
        String domain = other.name.toLowerCase(Locale.ROOT) + ".test";
        neighbours.append("""
                <connector name="to-%1$s">
                  <relay host="127.0.0.1" port="%2$d" starttls="none"/>
                  <max-message-size>1MB</max-message-size>
                  <first-retry>50ms</first-retry>
                  <longest-retry>200ms</longest-retry>
                  <address-space pattern="%3$s"/>
                  <connected-site name="%1$s" address="gateway@%3$s"/>
                </connector>
                """.formatted(other.name, relayPort, domain));
        partners.add("<partner site=\"%1$s\" server=\"%1$s-GW\" profile=\"clear\"/>"
                .formatted(other.name));
        return this;
    }

    /** The configuration as it stands. */
    public Config config() {
        String domain = name.toLowerCase(Locale.ROOT) + ".test";
        String xml = """
                <bridgehead xmlns="urn:bridgehead:config:1">
                  <organization id="%s" name="Test" base="o=Org"/>
                  <site name="%s" server="%2$s-GW" address="gateway@%s"/>
                  <data>data</data>
                  <smtp-listener><host>127.0.0.1</host><port>%d</port></smtp-listener>
                  %s
                  %s
                  <replication>
                    <page-size>64KB</page-size>
                    <window>512KB</window>
                    <patience>1s</patience>
                    <longest-patience>5s</longest-patience>
                  </replication>
                </bridgehead>
                """.formatted(
                        ORGANIZATION, name, domain, port, neighbours, String.join("\n", partners));
        try {
            Files.createDirectories(folder.resolve(name));
            Path file = folder.resolve(name).resolve("bridgehead.xml");
            Files.writeString(file, xml, StandardCharsets.UTF_8);
            ConfigLoader.Outcome outcome = ConfigLoader.load(file);
            if (outcome instanceof ConfigLoader.Loaded loaded) {
                return loaded.config();
            }
            throw new AssertionError(outcome.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code init}. */
    public TestSite found() {
        Founding.found(config(), Clock.systemUTC());
        return this;
    }

    /** Starts its gateway. */
    public Gateway start() {
        Gateway started = Gateway.start(config(), Clock.systemUTC());
        gateway = started;
        return started;
    }

    /** Its gateway, which must have been started. */
    public Gateway gateway() {
        return Objects.requireNonNull(gateway, "not started");
    }

    public ContextId context() {
        return ContextId.rootedAt(ORGANIZATION, "ou=" + name + ",o=Org");
    }

    /** Adds so many people to its own context, in one transaction. */
    public void addPeople(int first, int count) {
        gateway().store().write(tx -> {
            Identity self = tx.self();
            long time = HybridTime.after(tx.hybridTime(), gateway().clock().instant());
            List<Entry> people = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Author author = new Author(new Stamp(time, self.epoch(), tx.usn() + 1 + i));
                TreeMap<AttributeName, List<AttributeValue>> attributes = new TreeMap<>();
                attributes.put(
                        AttributeName.of("objectClass"), List.of(AttributeValue.of("person")));
                attributes.put(
                        AttributeName.of("cn"),
                        List.of(AttributeValue.of("Person " + (first + i))));
                attributes.put(
                        AttributeName.of("sn"), List.of(AttributeValue.of("Nr" + (first + i))));
                people.add(author.create(
                        new EntryId(UUID.randomUUID()),
                        context(),
                        context().root(),
                        new Rdn("cn=Person " + (first + i)),
                        attributes));
            }
            tx.write(Changes.ofEntries(people));
            return 0;
        });
        gateway().wake();
    }

    /** Count and digest of {@code owner}'s context as it stands here. */
    public Totals totalsOf(TestSite owner) {
        return gateway().store().read(directory -> directory.totals(owner.context()));
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
    }
}
