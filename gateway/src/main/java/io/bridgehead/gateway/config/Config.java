package io.bridgehead.gateway.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bridgehead.gateway.replication.DeleteBrake;
import io.bridgehead.gateway.replication.TombstonePolicy;
import io.bridgehead.routing.AddressSpace;
import io.bridgehead.routing.Allowance;
import io.bridgehead.routing.ConnectedSite;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Cost;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The configuration of one gateway, checked: whoever holds one need not look again. Each section and
 * key is explained in docs/configuration.md under the name of its element; sizes are in bytes.
 *
 * @param data absolute
 * @param namingContexts never empty: by default the site's own, {@code ou=SITE,<base>}
 */
public record Config(
        Organization organization,
        Site site,
        Path data,
        List<NamingContext> namingContexts,
        SmtpListener smtpListener,
        List<Mailbox> mailboxes,
        List<MailConnector> connectors,
        List<Partner> partners,
        Replication replication,
        Store store,
        Import imports,
        Admin admin,
        ConfigLimits limits) {

    public Config {
        namingContexts = namingContexts.isEmpty()
                ? List.of(NamingContext.of(site.name(), organization))
                : List.copyOf(namingContexts);
        mailboxes = List.copyOf(mailboxes);
        connectors = List.copyOf(connectors);
        partners = List.copyOf(partners);
    }

    /** Host name that the greeting shows. */
    public String banner() {
        return smtpListener.banner().orElse(site.address().domain());
    }

    /** The connectors as routing sees them, with the short rows that partners write into them. */
    public List<Connector> routing() {
        return connectors.stream().map(connector -> connector.routing(partners)).toList();
    }

    /** What every site of the organization must write alike. */
    public record Organization(Optional<UUID> id, String name, String base) {}

    /** This site and its gateway. */
    public record Site(SiteId name, String server, RoutingAddress address, String bounceSeparator) {

        /** What separates the address's local part from what names a message; empty if nothing may. */
        public Optional<String> returnPaths() {
            return bounceSeparator.equals("none") ? Optional.empty() : Optional.of(bounceSeparator);
        }
    }

    /** A subtree that replicates as a unit; without a home it is shared by all. */
    public record NamingContext(String dn, Optional<SiteId> home, Write write) {

        public NamingContext {
            check(
                    write == Write.ANY || home.isPresent(),
                    "a naming context that only its home may write needs a home");
        }

        /** The one that a site masters. */
        static NamingContext of(SiteId site, Organization organization) {
            return new NamingContext(
                    "ou=" + site + "," + organization.base(), Optional.of(site), Write.HOME);
        }
    }

    /** Who may change a naming context. */
    public enum Write {
        HOME,
        ANY
    }

    /** How mail comes in. */
    public record SmtpListener(
            String host,
            int port,
            Optional<String> banner,
            long maxMessageSize,
            int maxConnections,
            int maxConnectionsPerPeer,
            Duration messageDeadline) {

        public SmtpListener {
            check(
                    maxConnectionsPerPeer <= maxConnections,
                    "max-connections-per-peer is more than max-connections");
        }
    }

    /** How mail goes out. */
    public record MailConnector(
            String name,
            Relay relay,
            Duration connectTimeout,
            Duration readTimeout,
            Duration writeTimeout,
            long maxMessageSize,
            Optional<Long> maxBytesPerDay,
            String schedule,
            ZoneId timeZone,
            Duration firstRetry,
            Duration longestRetry,
            @JsonProperty("address-space") List<AddressSpace> addressSpaces,
            @JsonProperty("connected-site") List<ConnectedSite> connectedSites) {

        public MailConnector {
            check(
                    firstRetry.compareTo(longestRetry) <= 0,
                    "first-retry is more than longest-retry");
            addressSpaces = List.copyOf(addressSpaces);
            connectedSites = List.copyOf(connectedSites);
        }

        Connector routing(List<Partner> partners) {
            List<ConnectedSite> sites = new ArrayList<>(connectedSites);
            partners.stream()
                    .filter(partner -> partner.connector().equals(Optional.of(name)))
                    .forEach(partner -> partner.address()
                            .ifPresent(address -> sites.add(new ConnectedSite(
                                    partner.site(), address, Cost.of(Cost.LEAST)))));
            return new Connector(
                    name,
                    relay.host(),
                    relay.port(),
                    addressSpaces,
                    sites,
                    new Allowance(
                            maxMessageSize,
                            maxBytesPerDay.orElse(Allowance.UNLIMITED),
                            Schedule.of(schedule, timeZone)));
        }
    }

    /** Who takes our mail; user and password come together or not at all. */
    public record Relay(
            String host,
            int port,
            StartTls starttls,
            Optional<String> user,
            Optional<Secret> password) {

        public Relay {
            check(
                    user.isPresent() == password.isPresent(),
                    "a relay has both user and password, or neither");
        }
    }

    /** Whether a connection is encrypted; REQUIRED also checks the certificate. */
    public enum StartTls {
        REQUIRED,
        OPPORTUNISTIC,
        NONE
    }

    /** What must not be printed, and is not. */
    public record Secret(String reveal) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** Whom we replicate with. */
    public record Partner(
            SiteId site,
            String server,
            Profile profile,
            boolean tell,
            Duration poll,
            String schedule,
            ZoneId timeZone,
            Optional<String> connector,
            Optional<RoutingAddress> address,
            @JsonProperty("leave-out") List<LeaveOut> leftOut) {

        public Partner {
            check(
                    connector.isPresent() == address.isPresent(),
                    "a partner has both connector and address, or neither");
            leftOut = List.copyOf(leftOut);
        }

        /** When we ask it and tell it. */
        public Schedule windows() {
            return Schedule.of(schedule, timeZone);
        }

        /** DNs of the roots of contexts that do not travel between us. */
        public List<String> contextsLeftOut() {
            return leftOut.stream().flatMap(each -> each.context().stream()).toList();
        }

        /** Names of attributes that do not travel between us. */
        public List<String> attributesLeftOut() {
            return leftOut.stream().flatMap(each -> each.attribute().stream()).toList();
        }
    }

    /** What does not travel between a partner and us: a context, by the DN of its root, or an attribute. */
    public record LeaveOut(Optional<String> context, Optional<String> attribute) {}

    /** How mail to a partner is protected. */
    public enum Profile {
        CLEAR
    }

    /** Bounds of the core, for all partners. */
    public record Replication(
            long pageSize,
            long window,
            Duration patience,
            Duration longestPatience,
            Duration tellDelay,
            Duration statusInterval,
            Duration messageLifetime,
            Duration tombstoneLifetime,
            Duration collectionInterval,
            Duration tombstoneCeiling,
            int brakeLeast,
            int brakeCount,
            int brakeShare) {

        public Replication {
            check(pageSize <= window, "page-size is more than window");
            check(
                    patience.compareTo(longestPatience) <= 0,
                    "patience is more than longest-patience");
        }

        /** How long that is kept which lies beneath tombstones. */
        public TombstonePolicy keeping() {
            return new TombstonePolicy(
                    TombstonePolicy.DEFAULT.lifetime(), collectionInterval, tombstoneCeiling);
        }

        /** When deletions of partners are held. */
        public DeleteBrake brake() {
            return new DeleteBrake(brakeLeast, brakeCount, brakeShare);
        }

        /** The same in the words of the core. */
        public io.bridgehead.gateway.replication.Limits limits(Partner partner) {
            return new io.bridgehead.gateway.replication.Limits(
                    pageSize,
                    window,
                    patience,
                    longestPatience,
                    partner.poll(),
                    tellDelay,
                    statusInterval,
                    messageLifetime,
                    partner.tell());
        }
    }

    /** The database. */
    public record Store(long cacheSize, long logSize) {}

    /** Reading LDIF. */
    public record Import(int commitSize) {}

    /** The door for the command line, on loopback. */
    public record Admin(int port) {}

    private static void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
