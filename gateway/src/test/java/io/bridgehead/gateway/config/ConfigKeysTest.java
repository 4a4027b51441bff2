package io.bridgehead.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.replication.terms.TombstonePolicy;
import io.bridgehead.routing.Allowance;
import io.bridgehead.routing.Cost;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key: what it is when it is not written, and that another value arrives where it should. */
class ConfigKeysTest {

    private static final String HEAD = """
            <bridgehead xmlns="urn:bridgehead:config:1">
              <organization %s name="Example" base="o=Example"/>
              <site name="NORTH" server="NORTH-GW" address="gateway@north.example"/>
            """;
    private static final String CONNECTOR = """
              <connector name="a">
                <relay host="relay" %s/>
                %s
                <address-space pattern="*" %s/>
                <connected-site name="SOUTH" address="gateway@south.example" %s/>
              </connector>
              <partner site="SOUTH" server="S" profile="clear" %s/>
            """;

    private static final String MAILBOX = HEAD.formatted("") + """
              <mailbox protocol="imap" host="h" user="u" password="p" %s>%s</mailbox>
            </bridgehead>
            """;

    /** One key: its default, another value as written, and how that reads. */
    record Row(
            String section,
            String key,
            Object byDefault,
            String written,
            Object other,
            Function<Config, Object> value) {
        @Override
        public String toString() {
            return section + " " + key;
        }
    }

    private static final long MB = 1 << 20;

    private static Row row(
            String path,
            Object byDefault,
            String written,
            Object other,
            Function<Config, Object> value) {
        String[] names = path.split(" ", 2);
        return new Row(names[0], names[1], byDefault, written, other, value);
    }

    private static Row connector(
            String key,
            Object byDefault,
            String written,
            Object other,
            Function<ConnectorSection, Object> value) {
        return row(
                key,
                byDefault,
                written,
                other,
                c -> value.apply(c.mail().connectors().get(0)));
    }

    private static Row partner(
            String key,
            Object byDefault,
            String written,
            Object other,
            Function<PartnerSection, Object> value) {
        return row(
                "partner " + key,
                byDefault,
                written,
                other,
                c -> value.apply(c.partners().get(0)));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    static Stream<Row> rows() {
        return Stream.of(listener(), mailbox(), outgoing(), replication(), rest())
                .flatMap(List::stream);
    }

    private static List<Row> listener() {
        return List.of(
                row(
                        "smtp-listener host",
                        "0.0.0.0",
                        "127.0.0.1",
                        "127.0.0.1",
                        c -> c.mail().listener().host()),
                row("smtp-listener port", 2525, "0", 0, c -> c.mail().listener().port()),
                row("smtp-listener banner", "north.example", "x", "x", Config::banner),
                row(
                        "smtp-listener max-message-size",
                        32 * MB,
                        "64KB",
                        65536L,
                        c -> c.mail().listener().maxMessageSize()),
                row(
                        "smtp-listener max-connections",
                        20,
                        "7",
                        7,
                        c -> c.mail().listener().maxConnections()),
                row(
                        "smtp-listener max-connections-per-peer",
                        5,
                        "7",
                        7,
                        c -> c.mail().listener().maxConnectionsPerPeer()),
                row(
                        "smtp-listener message-deadline",
                        seconds(600),
                        "2s",
                        seconds(2),
                        c -> c.mail().listener().messageDeadline()));
    }

    private static Row mailbox(
            String key,
            Object byDefault,
            String written,
            Object other,
            Function<MailboxSection, Object> value) {
        return row(
                "mailbox " + key,
                byDefault,
                written,
                other,
                c -> value.apply(c.mail().mailboxes().get(0)));
    }

    private static List<Row> mailbox() {
        return List.of(
                mailbox(
                        "poll",
                        Duration.ofMinutes(1),
                        "5m",
                        Duration.ofMinutes(5),
                        MailboxSection::poll),
                mailbox(
                        "connect-timeout",
                        seconds(30),
                        "2s",
                        seconds(2),
                        m -> m.timeouts().connectTimeout()),
                mailbox(
                        "read-timeout",
                        seconds(60),
                        "2s",
                        seconds(2),
                        m -> m.timeouts().readTimeout()),
                mailbox(
                        "write-timeout",
                        seconds(60),
                        "2s",
                        seconds(2),
                        m -> m.timeouts().writeTimeout()),
                mailbox(
                        "message-deadline",
                        seconds(600),
                        "2s",
                        seconds(2),
                        MailboxSection::messageDeadline),
                mailbox("max-message-size", 32 * MB, "1MB", MB, MailboxSection::maxMessageSize),
                mailbox(
                        "first-retry",
                        seconds(5),
                        "2s",
                        seconds(2),
                        m -> m.retry().firstRetry()),
                mailbox(
                        "longest-retry",
                        seconds(600),
                        "1h",
                        seconds(3600),
                        m -> m.retry().longestRetry()),
                mailbox(
                        "starttls",
                        StartTls.REQUIRED,
                        "none",
                        StartTls.NONE,
                        m -> m.account().starttls()),
                mailbox(
                        "foreign",
                        MailboxSection.Foreign.LEAVE,
                        "take",
                        MailboxSection.Foreign.TAKE,
                        MailboxSection::foreign),
                mailbox(
                        "folder",
                        "INBOX",
                        "Gateway",
                        "Gateway",
                        m -> m.account().folder()));
    }

    private static List<Row> outgoing() {
        return List.of(
                connector("relay port", 25, "587", 587, c -> c.relay().port()),
                connector(
                        "relay starttls",
                        StartTls.OPPORTUNISTIC,
                        "none",
                        StartTls.NONE,
                        c -> c.relay().starttls()),
                connector(
                        "connector connect-timeout",
                        seconds(30),
                        "250ms",
                        Duration.ofMillis(250),
                        c -> c.timeouts().connectTimeout()),
                connector(
                        "connector read-timeout",
                        seconds(600),
                        "1h",
                        seconds(3600),
                        c -> c.timeouts().readTimeout()),
                connector(
                        "connector write-timeout",
                        seconds(180),
                        "1s",
                        seconds(1),
                        c -> c.timeouts().writeTimeout()),
                connector(
                        "connector max-message-size",
                        10 * MB,
                        "1GB",
                        1024 * MB,
                        c -> c.sending().maxMessageSize()),
                connector(
                        "connector schedule",
                        "always",
                        "Mon-Fri 22:00-06:00, Sun",
                        "Mon-Fri 22:00-06:00, Sun",
                        c -> c.sending().schedule()),
                connector(
                        "connector time-zone",
                        ZoneId.of("UTC"),
                        "Europe/Berlin",
                        ZoneId.of("Europe/Berlin"),
                        c -> c.sending().timeZone()),
                connector(
                        "connector first-retry",
                        seconds(60),
                        "10ms",
                        Duration.ofMillis(10),
                        c -> c.retry().firstRetry()),
                connector(
                        "connector longest-retry",
                        seconds(3600),
                        "1d",
                        seconds(86400),
                        c -> c.retry().longestRetry()),
                connector(
                        "address-space cost",
                        Cost.of(1),
                        "100",
                        Cost.of(100),
                        c -> c.addressSpaces().get(0).cost()),
                connector(
                        "connected-site cost",
                        Cost.of(1),
                        "9",
                        Cost.of(9),
                        c -> c.connectedSites().get(0).cost()),
                partner("tell", true, "false", false, p -> p.times().tell()),
                partner(
                        "poll",
                        seconds(2 * 86400),
                        "7d",
                        seconds(7 * 86400),
                        p -> p.times().poll()),
                partner("schedule", "always", "Sun", "Sun", p -> p.times().schedule()),
                partner(
                        "time-zone",
                        ZoneId.of("UTC"),
                        "Europe/Berlin",
                        ZoneId.of("Europe/Berlin"),
                        p -> p.times().timeZone()));
    }

    private static List<Row> replication() {
        return List.of(
                row(
                        "replication page-size",
                        2 * MB,
                        "4KB",
                        4096L,
                        c -> c.replication().pages().pageSize()),
                row(
                        "replication window",
                        16 * MB,
                        "4GB",
                        4096 * MB,
                        c -> c.replication().pages().window()),
                row(
                        "replication patience",
                        seconds(1800),
                        "2s",
                        seconds(2),
                        c -> c.replication().waits().patience()),
                row(
                        "replication longest-patience",
                        seconds(12 * 3600),
                        "1d",
                        seconds(86400),
                        c -> c.replication().waits().longestPatience()),
                row(
                        "replication tell-delay",
                        Duration.ofMillis(20),
                        "0ms",
                        Duration.ZERO,
                        c -> c.replication().waits().tellDelay()),
                row(
                        "replication status-interval",
                        seconds(86400),
                        "1h",
                        seconds(3600),
                        c -> c.replication().waits().statusInterval()),
                row(
                        "replication message-lifetime",
                        seconds(7 * 86400),
                        "60d",
                        seconds(60 * 86400),
                        c -> c.replication().waits().messageLifetime()),
                row(
                        "replication tombstone-lifetime",
                        seconds(60 * 86400),
                        "2d",
                        seconds(2 * 86400),
                        c -> c.replication().tombstones().tombstoneLifetime()),
                row(
                        "replication collection-interval",
                        TombstonePolicy.DEFAULT.interval(),
                        "1h",
                        seconds(3600),
                        c -> c.replication().tombstonePolicy().interval()),
                row(
                        "replication tombstone-ceiling",
                        TombstonePolicy.DEFAULT.ceiling(),
                        "365d",
                        seconds(365 * 86400),
                        c -> c.replication().tombstonePolicy().ceiling()),
                row(
                        "replication brake-least",
                        100,
                        "7",
                        7,
                        c -> c.replication().brake().brakeLeast()),
                row(
                        "replication brake-count",
                        1000,
                        "2000000000",
                        2_000_000_000,
                        c -> c.replication().brake().brakeCount()),
                row(
                        "replication brake-share",
                        10,
                        "100",
                        100,
                        c -> c.replication().brake().brakeShare()));
    }

    private static List<Row> rest() {
        return List.of(
                row(
                        "store cache-size",
                        100 * MB,
                        "10MB",
                        10 * MB,
                        c -> c.local().store().cacheSize()),
                row(
                        "store log-size",
                        100 * MB,
                        "200MB",
                        200 * MB,
                        c -> c.local().store().logSize()),
                row("import commit-size", 500, "1", 1, c -> c.local().imports().commitSize()),
                row(
                        "site bounce-separator",
                        Optional.of("+"),
                        "none",
                        Optional.empty(),
                        c -> c.site().returnPaths()),
                row("admin port", 0, "8025", 8025, c -> c.local().admin().port()),
                row(
                        "limits value-size",
                        10 * MB,
                        "1KB",
                        1024L,
                        c -> c.local().limits().entries().valueSize()),
                row(
                        "limits values-per-attribute",
                        1_000_000,
                        "5",
                        5,
                        c -> c.local().limits().entries().valuesPerAttribute()),
                row(
                        "limits entry-size",
                        64 * MB,
                        "1GB",
                        1024 * MB,
                        c -> c.local().limits().entries().entrySize()),
                row(
                        "limits expanded-message-size",
                        256 * MB,
                        "1MB",
                        MB,
                        c -> c.local().limits().messages().expandedMessageSize()),
                row(
                        "limits entries-per-message",
                        100_000,
                        "9",
                        9,
                        c -> c.local().limits().messages().entriesPerMessage()),
                row(
                        "limits parts-per-message",
                        3000,
                        "9",
                        9,
                        c -> c.local().limits().split().partsPerMessage()),
                row(
                        "limits split-message-size",
                        128 * MB,
                        "1MB",
                        MB,
                        c -> c.local().limits().split().splitMessageSize()),
                row(
                        "limits split-messages",
                        1000,
                        "9",
                        9,
                        c -> c.local().limits().split().splitMessages()),
                row(
                        "limits split-messages-size",
                        512 * MB,
                        "1GB",
                        1024 * MB,
                        c -> c.local().limits().split().splitMessagesSize()),
                row(
                        "limits hops",
                        32,
                        "5",
                        5,
                        c -> c.local().limits().messages().hops()),
                row(
                        "limits spool-mails",
                        100_000,
                        "9",
                        9,
                        c -> c.local().limits().mails().spoolMails()),
                row(
                        "limits spool-size",
                        4096 * MB,
                        "1MB",
                        MB,
                        c -> c.local().limits().mails().spoolSize()),
                row(
                        "limits quarantined-mails",
                        10_000,
                        "9",
                        9,
                        c -> c.local().limits().mails().quarantinedMails()));
    }

    /** A configuration with this text in this section, between all that is needed. */
    private static String with(String section, String key, String written) {
        String attribute = key + "=\"" + written + "\"";
        String element = "<" + key + ">" + written + "</" + key + ">";
        String id = "id=\"" + Configs.ID + "\"";
        return switch (section) {
            case "" ->
                HEAD.formatted(id) + CONNECTOR.formatted("", "", "", "", "") + "</bridgehead>";
            case "relay" ->
                HEAD.formatted(id) + CONNECTOR.formatted(attribute, "", "", "", "")
                        + "</bridgehead>";
            case "connector" ->
                HEAD.formatted(id) + CONNECTOR.formatted("", element, "", "", "") + "</bridgehead>";
            case "address-space" ->
                HEAD.formatted(id) + CONNECTOR.formatted("", "", attribute, "", "")
                        + "</bridgehead>";
            case "connected-site" ->
                HEAD.formatted(id) + CONNECTOR.formatted("", "", "", attribute, "")
                        + "</bridgehead>";
            case "mailbox" ->
                MAILBOX.formatted(
                        List.of("starttls", "folder", "foreign").contains(key) ? attribute : "",
                        List.of("starttls", "folder", "foreign").contains(key) ? "" : element);
            case "site" ->
                HEAD.formatted(id).replace("server=", attribute + " server=") + "</bridgehead>";
            case "partner" ->
                HEAD.formatted(id) + CONNECTOR.formatted("", "", "", "", attribute)
                        + "</bridgehead>";
            case "smtp-listener" ->
                HEAD.formatted(id) + "<smtp-listener>" + element + "</smtp-listener></bridgehead>";
            default ->
                HEAD.formatted(id) + "<" + section + ">" + element + "</" + section
                        + "></bridgehead>";
        };
    }

    @ParameterizedTest
    @MethodSource("rows")
    void keyHasItsDefault(Row row) {
        boolean isOfMailbox = row.section().equals("mailbox");
        String bare = isOfMailbox ? MAILBOX.formatted("", "") : with("", "", "");
        assertThat(row.value().apply(Configs.good(bare))).isEqualTo(row.byDefault());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void writtenValueArrives(Row row) {
        assertThat(row.value().apply(Configs.good(with(row.section(), row.key(), row.written()))))
                .isEqualTo(row.other());
    }

    @Test
    void everyKeyWithADefaultIsInTheTable() {
        var tested = new TreeSet<String>();
        rows().forEach(row -> tested.add(row.toString()));
        var inSchema = new TreeSet<>(SchemaNames.withDefaults());
        inSchema.add("smtp-listener banner");
        inSchema.remove("bridgehead data");
        inSchema.remove("naming-context write");
        assertThat(tested).isEqualTo(inSchema);
    }

    @Test
    void dataFolderIsRelativeToThatOfTheFile() {
        assertThat(Configs.good(Configs.MINIMAL).data()).isEqualTo(Path.of("/etc/data"));
        String elsewhere =
                Configs.MINIMAL.replace("</bridgehead>", "<data>/srv/b</data></bridgehead>");
        assertThat(Configs.good(elsewhere).data()).isEqualTo(Path.of("/srv/b"));
    }

    @Test
    void contextsThatAPartnerLeavesOutAreNamedWithinIt() {
        String xml = Configs.TWO_SITES.replace(
                "profile=\"clear\"/>",
                "profile=\"clear\"><leave-out context=\"ou=A,o=Example\"/>"
                        + "<leave-out context=\"ou=B,o=Example\"/></partner>");
        assertThat(Configs.good(xml).partners().get(0).contextsLeftOut())
                .containsExactly("ou=A,o=Example", "ou=B,o=Example");
        assertThat(Configs.good(Configs.TWO_SITES).partners().get(0).leftOut()).isEmpty();
    }

    @Test
    void attributesThatAPartnerLeavesOutAreNamedWithinIt() {
        assertThat(Configs.good(leavingOut("attribute=\"jpegPhoto\""))
                        .partners()
                        .get(0)
                        .attributesLeftOut())
                .containsExactly("jpegPhoto");
    }

    @Test
    void whatReplicationNeedsCannotBeLeftOut() {
        for (String name : List.of("objectClass", "CN", "ou", "bridgeheadEpoch")) {
            assertThat(Configs.said(leavingOut("attribute=\"" + name + "\"")))
                    .contains("x.xml:9", "cannot be left out");
        }
    }

    @Test
    void oneThingIsLeftOutByOneElement() {
        assertThat(Configs.said(leavingOut(""))).contains("neither a context nor an attribute");
        assertThat(Configs.said(leavingOut("context=\"ou=A,o=Example\" attribute=\"audio\"")))
                .contains("both a context and an attribute");
        assertThat(Configs.said(leavingOut("attribute=\"jpegPhoto;x-small\"")))
                .contains("without options");
    }

    private static String leavingOut(String what) {
        return Configs.TWO_SITES.replace(
                "profile=\"clear\"/>", "profile=\"clear\"><leave-out " + what + "/></partner>");
    }

    @Test
    void windowsAndDailyLimitReachRouting() {
        String xml = Configs.TWO_SITES.replace(
                "<address-space",
                "<max-bytes-per-day>1GB</max-bytes-per-day><schedule>22:00-06:00</schedule>"
                        + "<time-zone>Europe/Berlin</time-zone><address-space");
        var allowance = Configs.good(xml).routing().get(0).allowance();
        assertThat(allowance.bytesPerDay()).isEqualTo(1024 * MB);
        assertThat(allowance.schedule()).hasToString("22:00-06:00 Europe/Berlin");
        assertThat(Configs.good(Configs.TWO_SITES).routing().get(0).allowance())
                .isEqualTo(Allowance.of(10 * MB));
    }

    @Test
    void requiredKeysArrive() {
        Config config = Configs.good(Configs.TWO_SITES);
        assertThat(config.organization())
                .isEqualTo(new OrganizationSection(
                        Optional.of(UUID.fromString(Configs.ID)), "Example", "o=Example"));
        assertThat(config.site())
                .isEqualTo(new SiteSection(
                        SiteId.of("NORTH"),
                        "NORTH-GW",
                        RoutingAddress.of("gateway@north.example"),
                        "+"));
        ConnectorSection connector = config.mail().connectors().get(0);
        assertThat(connector.name()).isEqualTo("relay");
        assertThat(connector.relay().host()).isEqualTo("mail.north.example");
        assertThat(connector.addressSpaces().get(0).pattern()).isEqualTo("*.example");
        assertThat(connector.connectedSites().get(0).site()).isEqualTo(SiteId.of("SOUTH"));
        assertThat(connector.connectedSites().get(0).address())
                .hasToString("gateway@south.example");
        assertThat(config.partners().get(0).server()).isEqualTo("SOUTH-GW");
        assertThat(config.partners().get(0).profile()).isEqualTo(PartnerSection.Profile.CLEAR);
    }

    @Test
    void siteHasItsOwnNamingContextUnlessAnotherIsWritten() {
        assertThat(Configs.good(Configs.MINIMAL).namingContexts())
                .containsExactly(new ContextSection(
                        "ou=NORTH,o=Example",
                        Optional.of(SiteId.of("NORTH")),
                        ContextSection.Write.HOME));
        String shared = Configs.MINIMAL.replace(
                "</bridgehead>",
                "<naming-context dn='ou=S,o=Example' write='any'/>"
                        + "<naming-context dn='ou=T,o=Example' home='T'/></bridgehead>");
        assertThat(Configs.good(shared).namingContexts())
                .containsExactly(
                        new ContextSection(
                                "ou=S,o=Example", Optional.empty(), ContextSection.Write.ANY),
                        new ContextSection(
                                "ou=T,o=Example",
                                Optional.of(SiteId.of("T")),
                                ContextSection.Write.HOME));
    }

    @Test
    void partnerMayWriteItsOwnConnectedSite() {
        Config config = Configs.good(Configs.TWO_SITES
                .replaceAll("<connected-site.*/>", "")
                .replace("profile=", "connector='relay' address='gw@south.example' profile="));
        assertThat(config.routing().get(0).connectedSites()).singleElement().satisfies(site -> {
            assertThat(site.site()).isEqualTo(SiteId.of("SOUTH"));
            assertThat(site.address()).hasToString("gw@south.example");
        });
    }

    @Test
    void passwordComesFromTheEnvironmentAndIsNeverPrinted() {
        String xml = Configs.TWO_SITES.replace(
                "<relay ", "<relay user='u' password='${env:SECRET}' starttls='required' ");
        var outcome = Configs.read(xml, java.util.Map.of("SECRET", "s3cret"));
        Config config = Configs.good(outcome);
        var password = config.mail().connectors().get(0).relay().password();
        assertThat(password).contains(new Secret("s3cret"));
        assertThat(config.toString()).doesNotContain("s3cret");
        assertThat(Configs.problems(outcome).all()).isEmpty();
    }

    @Test
    void coreGetsItsLimits() {
        Config config = Configs.good(Configs.TWO_SITES);
        assertThat(config.replication().limits(config.partners().get(0)))
                .isEqualTo(io.bridgehead.gateway.replication.terms.Limits.DEFAULT);
    }
}
