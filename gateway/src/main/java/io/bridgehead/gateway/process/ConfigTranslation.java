package io.bridgehead.gateway.process;

import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.ConnectorSection;
import io.bridgehead.gateway.config.ContextSection;
import io.bridgehead.gateway.config.LimitsSection;
import io.bridgehead.gateway.config.ListenerSection;
import io.bridgehead.gateway.config.MailboxSection;
import io.bridgehead.gateway.config.PartnerSection;
import io.bridgehead.gateway.config.RelaySection;
import io.bridgehead.gateway.config.Secret;
import io.bridgehead.gateway.config.StartTls;
import io.bridgehead.gateway.config.TlsFiles;
import io.bridgehead.gateway.control.Expected;
import io.bridgehead.gateway.inbound.PartLimits;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.mailbox.MailboxSettings;
import io.bridgehead.gateway.outbound.ConnectorSender;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.gateway.smtp.Encryption;
import io.bridgehead.gateway.smtp.ListenerSettings;
import io.bridgehead.gateway.smtp.Relay;
import io.bridgehead.gateway.spool.SpoolLimits;
import io.bridgehead.gateway.wire.WireLimits;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Retry;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.DatabaseEngine;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.hsql.HsqlEngine;
import io.bridgehead.store.hsql.HsqlSettings;
import io.bridgehead.store.view.SiteProfile;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Translates the configuration into the settings of the classes that need it. */
final class ConfigTranslation {
    private static final long MEGABYTE = 1 << 20;
    private static final int SLOWEST_BYTES_PER_SECOND = 100;
    /** Room for the other attributes of an entry, and for its name and life. */
    private static final int REGISTERS_BESIDE = 10_000;

    private static final Duration IDLE_LONGEST = Duration.ofMinutes(5);
    private static final Instant SOME_MONDAY = Instant.parse("2026-06-01T00:00:00Z");

    private final Config config;

    ConfigTranslation(Config config) {
        this.config = config;
    }

    /** The database engine. No other class of the gateway knows which engine it is. */
    DatabaseEngine engine() {
        HsqlSettings usual = HsqlSettings.DEFAULT;
        return new HsqlEngine(new HsqlSettings(
                usual.cacheRows(),
                (int) (config.local().store().cacheSize() / MEGABYTE),
                (int) (config.local().store().logSize() / MEGABYTE),
                usual.mappedMegabytes(),
                usual.idleReaders()));
    }

    SpoolLimits spoolLimits() {
        LimitsSection.Mails limits = config.local().limits().mails();
        return new SpoolLimits(limits.spoolMails(), limits.spoolSize(), limits.quarantinedMails());
    }

    PartnerTerms terms() {
        return new PartnerTerms(
                        Limits.DEFAULT, perPartner(each -> config.replication().limits(each)))
                .within(perPartner(each -> each.times().windows()))
                .without(perPartner(this::leftOut))
                .withholding(perPartner(ConfigTranslation::withheld))
                .forgetting(config.replication().tombstonePolicy())
                .braking(config.replication().deleteBrake());
    }

    private <T> SortedMap<SiteId, T> perPartner(Function<PartnerSection, T> value) {
        TreeMap<SiteId, T> all = new TreeMap<>();
        config.partners().forEach(each -> all.put(each.site(), value.apply(each)));
        return all;
    }

    private <T> SortedMap<String, T> byPartnerName(Function<PartnerSection, T> value) {
        TreeMap<String, T> all = new TreeMap<>();
        perPartner(value).forEach((site, each) -> all.put(site.name(), each));
        return all;
    }

    private SortedSet<ContextId> leftOut(PartnerSection partner) {
        TreeSet<ContextId> contexts = new TreeSet<>();
        config.organization()
                .id()
                .ifPresent(organization -> partner.contextsLeftOut()
                        .forEach(each -> contexts.add(ContextId.rootedAt(organization, each))));
        return contexts;
    }

    private static SortedSet<AttributeName> withheld(PartnerSection partner) {
        return partner.attributesLeftOut().stream()
                .map(AttributeName::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The facts about this site that it publishes to all others. */
    SiteProfile profile() {
        SortedMap<SiteId, String> servers = perPartner(PartnerSection::server);
        TreeMap<String, SortedMap<SiteId, Integer>> connectors = new TreeMap<>();
        for (Connector connector : config.routing()) {
            TreeMap<SiteId, Integer> reached = new TreeMap<>();
            connector
                    .connectedSites()
                    .forEach(each -> connector
                            .costOf(each)
                            .ifPresent(cost -> reached.merge(each.site(), cost, Math::min)));
            connectors.put(connector.name(), reached);
        }
        return new SiteProfile(
                config.site().address().toString(),
                config.replication().tombstones().tombstoneLifetime(),
                servers,
                connectors);
    }

    WireLimits wireLimits() {
        WireLimits usual = WireLimits.DEFAULT;
        return new WireLimits(
                payloadBytesMax(),
                config.local().limits().messages().entriesPerMessage(),
                Math.max(
                        usual.registers(),
                        registers(config.local().limits().entries().valuesPerAttribute())),
                saturated(config.local().limits().entries().valueSize()),
                usual.epochs(),
                usual.ranges(),
                usual.textChars());
    }

    /** A value can need two: one for itself and one for its stamp. */
    private static int registers(int valuesPerAttribute) {
        return saturated(2L * valuesPerAttribute + REGISTERS_BESIDE);
    }

    int payloadBytesMax() {
        return saturated(config.local().limits().messages().expandedMessageSize());
    }

    PartLimits partLimits() {
        LimitsSection.SplitMessages limits = config.local().limits().split();
        return new PartLimits(
                limits.partsPerMessage(),
                limits.splitMessageSize(),
                limits.splitMessages(),
                limits.splitMessagesSize(),
                config.replication().waits().messageLifetime());
    }

    ListenerSettings listenerSettings() {
        ListenerSection listener = config.mail().listener();
        return new ListenerSettings(
                new InetSocketAddress(listener.host(), listener.port()),
                config.banner(),
                saturated(listener.maxMessageSize()),
                new ListenerSettings.Connections(
                        listener.maxConnections(), listener.maxConnectionsPerPeer()),
                new ListenerSettings.Patience(
                        shorter(IDLE_LONGEST, listener.messageDeadline()),
                        listener.messageDeadline(),
                        SLOWEST_BYTES_PER_SECOND),
                Optional.empty());
    }

    /** The partners and contexts that {@code status} compares with the database. */
    Expected expected() {
        return new Expected(
                byPartnerName(this::heardWithin),
                config.namingContexts().stream().map(ContextSection::dn).toList(),
                byPartnerName(each -> each.times().windows()),
                byPartnerName(this::leftOut),
                byPartnerName(each -> Stream.of(each.contextsLeftOut(), each.attributesLeftOut())
                        .flatMap(List::stream)
                        .toList()));
    }

    /** The longest normal silence: a partner with a window on Sundays only is silent for a week. */
    private Duration heardWithin(PartnerSection partner) {
        Duration closed = Schedule.longestClosed(partner.times().windows(), SOME_MONDAY);
        Duration interval = config.replication().limits(partner).statusInterval();
        return closed.compareTo(interval) > 0 ? closed : interval;
    }

    /** The mailboxes from which mail is fetched. */
    List<MailboxSettings> mailboxes() {
        return config.mail().mailboxes().stream()
                .map(ConfigTranslation::mailbox)
                .toList();
    }

    private static MailboxSettings mailbox(MailboxSection mailbox) {
        MailboxSection.Account account = mailbox.account();
        var protocol = MailboxSettings.Protocol.valueOf(account.protocol().name());
        return new MailboxSettings(
                new MailboxSettings.Server(
                        protocol,
                        account.host(),
                        account.port().orElse(protocol.port()),
                        encryption(account.starttls(), account.tls()),
                        new MailboxSettings.Login(
                                account.user(), account.password().reveal())),
                account.folder(),
                mailbox.poll(),
                new MailboxSettings.Timeouts(
                        mailbox.timeouts().connectTimeout(),
                        mailbox.timeouts().readTimeout(),
                        mailbox.timeouts().writeTimeout(),
                        mailbox.messageDeadline()),
                saturated(mailbox.maxMessageSize()),
                new MailboxSettings.Retry(
                        mailbox.retry().firstRetry(), mailbox.retry().longestRetry()),
                mailbox.foreign() == MailboxSection.Foreign.TAKE);
    }

    /** The addresses to which bounces of our mail return. */
    ReturnPaths returnPaths() {
        return new ReturnPaths(
                config.site().address(),
                config.site().returnPaths(),
                config.mail().connectors().stream().map(ConnectorSection::name).toList());
    }

    List<ConnectorSender.Way> ways() {
        return config.mail().connectors().stream().map(this::way).toList();
    }

    private ConnectorSender.Way way(ConnectorSection connector) {
        return new ConnectorSender.Way(
                config.routing().stream()
                        .filter(each -> each.name().equals(connector.name()))
                        .findFirst()
                        .orElseThrow(),
                relay(connector),
                new Retry.Pace(connector.retry().firstRetry(), connector.retry().longestRetry()));
    }

    private static Relay relay(ConnectorSection connector) {
        RelaySection relay = connector.relay();
        return new Relay(
                relay.host(),
                relay.port(),
                encryption(relay.starttls(), relay.tls()),
                relay.user()
                        .flatMap(user -> relay.password()
                                .map(password -> new Relay.Credentials(user, password.reveal()))),
                connector.timeouts().connectTimeout(),
                connector.timeouts().readTimeout(),
                connector.timeouts().writeTimeout());
    }

    private static Encryption encryption(StartTls mode, TlsFiles files) {
        return new Encryption(
                Encryption.Mode.valueOf(mode.name()),
                files.trust(),
                files.certificate()
                        .map(file -> new Encryption.OwnCertificate(
                                file,
                                files.certificatePassword().map(Secret::reveal).orElse(""))));
    }

    private static int saturated(long size) {
        return (int) Math.min(size, Integer.MAX_VALUE - 8);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
