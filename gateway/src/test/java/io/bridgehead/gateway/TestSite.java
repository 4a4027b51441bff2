package io.bridgehead.gateway;

import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.ConfigLoader;
import io.bridgehead.gateway.ldap.ChangeResult;
import io.bridgehead.gateway.ldap.LdapChange;
import io.bridgehead.gateway.ldap.Modify;
import io.bridgehead.gateway.ldif.LdifExport;
import io.bridgehead.gateway.ldif.LdifLimits;
import io.bridgehead.gateway.ldif.LdifReader;
import io.bridgehead.gateway.process.Founding;
import io.bridgehead.gateway.process.Gateway;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.smtp.Proxy;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.view.Author;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One site of a test organization: its folder, its configuration, its gateway while it runs. */
public final class TestSite implements AutoCloseable {
    private static final UUID ORGANIZATION =
            UUID.fromString("5f2c8f3e-0a54-4f0c-9d0b-2f6a3c1d7e11");

    private static final Pattern READY = Pattern.compile("mail on port ([0-9]+)");

    /** No process listens at the port of "discard" on this machine. */
    private static final int NOWHERE = 9;

    private final Path folder;
    private final String name;
    /** Where other sites reach this one, before its gateway has chosen a port and after it ended. */
    private final Proxy door;

    private final List<String> partners = new ArrayList<>();
    private final StringBuilder neighbours = new StringBuilder();
    private String mailbox = "";
    private String replication = "";
    private volatile @Nullable Gateway gateway;
    private volatile boolean runsHere;

    /** A site that has not been founded yet; its data will be below {@code folder}. */
    public TestSite(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        this.door = new Proxy(this::listeningPort);
        replication("64KB", "512KB", "1s");
    }

    /** Where its gateway takes mail. */
    public int port() {
        return door.port();
    }

    /** The port of the gateway in this process, or of one that logs beside the configuration. */
    private int listeningPort() {
        Gateway here = gateway;
        if (here != null && runsHere) {
            return here.smtpPort();
        }
        try {
            Matcher ready = READY.matcher(Files.readString(
                    folder.resolve(name).resolve("gateway.log"), StandardCharsets.UTF_8));
            return ready.results()
                    .map(each -> Integer.parseInt(each.group(1)))
                    .reduce(NOWHERE, (before, last) -> last);
        } catch (IOException notStarted) {
            return NOWHERE;
        }
    }

    /** Another way for mail to {@code other}, to a gateway at {@code relayPort}, at this cost. */
    public TestSite way(String connector, TestSite other, int relayPort, int cost) {
        return way(connector, relayPort, other.name, other.address(), cost);
    }

    /** Mail for {@code other} goes to the gateway of {@code hub}, which is to forward it. */
    public TestSite through(TestSite hub, TestSite other) {
        return way("via-" + hub.name, hub.port(), other.name, hub.address(), 1);
    }

    private TestSite way(String connector, int relayPort, String site, String address, int cost) {
        neighbours.append("""
                <connector name="%s">
                  <relay host="127.0.0.1" port="%d" starttls="none"/>
                  <connect-timeout>1s</connect-timeout>
                  <max-message-size>1MB</max-message-size>
                  <first-retry>200ms</first-retry>
                  <longest-retry>400ms</longest-retry>
                  <address-space pattern="*.test"/>
                  <connected-site name="%s" address="%s" cost="%d"/>
                </connector>
                """.formatted(connector, relayPort, site, address, cost));
        return this;
    }

    /** Replicates with {@code other}, over the ways that were given. */
    public TestSite partner(TestSite other) {
        partners.add("<partner site=\"%1$s\" server=\"%1$s-GW\" profile=\"clear\"/>"
                .formatted(other.name));
        return this;
    }

    /** Replicates with {@code other}; mail for it goes to {@code relayPort} on this machine. */
    public TestSite partner(TestSite other, int relayPort) {
        neighbours.append("""
                <connector name="to-%1$s">
                  <relay host="127.0.0.1" port="%2$d" starttls="none"/>
                  <max-message-size>1MB</max-message-size>
                  <first-retry>50ms</first-retry>
                  <longest-retry>200ms</longest-retry>
                  <address-space pattern="%3$s"/>
                  <connected-site name="%1$s" address="gateway@%3$s"/>
                </connector>
                """.formatted(other.name, relayPort, domain(other.name)));
        return partner(other);
    }

    /** Fetches mail, too. */
    public TestSite mailbox(String xml) {
        this.mailbox = xml;
        return this;
    }

    /** How pages are cut and how long answers are awaited, instead of the usual. */
    public TestSite replication(String pageSize, String window, String patience) {
        this.replication = """
                <page-size>%s</page-size><window>%s</window>
                <patience>%s</patience><longest-patience>5s</longest-patience>
                """.formatted(pageSize, window, patience);
        return this;
    }

    /** How often it says what it has, instead of daily. */
    public TestSite statusEvery(String interval) {
        this.replication += "<status-interval>" + interval + "</status-interval>";
        return this;
    }

    /** Its address in the world of mail. */
    public String address() {
        return "gateway@" + domain(name);
    }

    public SiteId site() {
        return SiteId.of(name);
    }

    private static String domain(String site) {
        return site.toLowerCase(Locale.ROOT) + ".test";
    }

    /** The configuration as it stands. */
    public Config config() {
        ConfigLoader.Outcome outcome = ConfigLoader.load(configFile());
        if (outcome instanceof ConfigLoader.Loaded loaded) {
            return loaded.config();
        }
        throw new AssertionError(outcome.toString());
    }

    /** The configuration as it stands, written to its file. */
    public Path configFile() {
        String xml = """
                <bridgehead xmlns="urn:bridgehead:config:1">
                  <organization id="%s" name="Test" base="o=Org"/>
                  <site name="%s" server="%2$s-GW" address="%s"/>
                  <data>data</data>
                  <smtp-listener><host>127.0.0.1</host><port>0</port></smtp-listener>
                  %s
                  %s
                  %s
                  <replication>%s</replication>
                </bridgehead>
                """.formatted(
                        ORGANIZATION,
                        name,
                        address(),
                        mailbox,
                        neighbours,
                        String.join("\n", partners),
                        replication);
        try {
            Files.createDirectories(folder.resolve(name));
            Path file = folder.resolve(name).resolve("bridgehead.xml");
            Files.writeString(file, xml, StandardCharsets.UTF_8);
            return file;
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
        runsHere = true;
        return started;
    }

    /** From now on its gateway is one in another process. */
    void runsElsewhere() {
        runsHere = false;
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

    /** Applies LDIF change records, all of which must succeed. */
    public void modify(String ldif) {
        LdifReader reader = new LdifReader(
                new ByteArrayInputStream(ldif.getBytes(StandardCharsets.UTF_8)),
                LdifLimits.DEFAULT);
        List<LdapChange> changes = new ArrayList<>();
        for (var item = reader.next(); item.isPresent(); item = reader.next()) {
            if (!(item.get() instanceof LdifReader.Good good)) {
                throw new IllegalArgumentException(item.get().toString());
            }
            changes.add(good.change());
        }
        List<ChangeResult> outcomes = Modify.apply(
                gateway().store(),
                changes,
                Modify.OnRefusal.NOTHING,
                gateway().clock().instant());
        if (!outcomes.stream().allMatch(ChangeResult::isSuccess)) {
            throw new AssertionError(outcomes.toString());
        }
        gateway().wake();
    }

    /** Everything that shows here, as LDIF with entry ids. */
    public String export() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        gateway().store().read(directory -> LdifExport.all(directory, true, out));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** How far this site has read {@code supplier}'s account of {@code owner}'s context. */
    public Cursor cursor(TestSite supplier, TestSite owner) {
        return gateway()
                .store()
                .read(directory -> directory.link(supplier.site(), owner.context()))
                .inbound()
                .cursor();
    }

    /** How often its gateway has reached this verdict since it was started. */
    public long count(Verdict verdict) {
        return gateway().overview().counters().verdicts().getOrDefault(verdict.name(), 0L);
    }

    /** Count and digest of {@code owner}'s context as it stands here. */
    public Totals totalsOf(TestSite owner) {
        return gateway().store().read(directory -> directory.totals(owner.context()));
    }

    @Override
    public void close() {
        Gateway here = gateway;
        if (here != null) {
            here.close();
        }
        runsHere = false;
    }
}
