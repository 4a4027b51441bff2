package io.bridgehead.gateway.config;

import io.bridgehead.routing.Connector;
import java.nio.file.Path;
import java.util.List;

/**
 * The checked configuration of one gateway. Code that holds one needs no checks of its own. Each
 * section and key is explained in docs/configuration.md under the name of its element; sizes are in
 * bytes.
 *
 * @param data absolute
 * @param namingContexts never empty: by default the site's own, {@code ou=SITE,<base>}
 */
public record Config(
        OrganizationSection organization,
        SiteSection site,
        Path data,
        List<ContextSection> namingContexts,
        Mail mail,
        List<PartnerSection> partners,
        ReplicationSection replication,
        Local local) {

    public Config {
        namingContexts = namingContexts.isEmpty()
                ? List.of(ContextSection.homeOf(site.name(), organization))
                : List.copyOf(namingContexts);
        partners = List.copyOf(partners);
    }

    /** The host name in the greeting of the SMTP listener. */
    public String banner() {
        return mail.listener().banner().orElse(site.address().domain());
    }

    /** The connectors in the types of routing, with the connected sites that partners write. */
    public List<Connector> routing() {
        return mail.connectors().stream()
                .map(connector -> connector.routing(partners))
                .toList();
    }

    /**
     * The ways of mail.
     *
     * @param listener takes mail by SMTP
     * @param mailboxes are emptied by IMAP or POP3
     * @param connectors send mail
     */
    public record Mail(
            ListenerSection listener,
            List<MailboxSection> mailboxes,
            List<ConnectorSection> connectors) {

        public Mail {
            mailboxes = List.copyOf(mailboxes);
            connectors = List.copyOf(connectors);
        }
    }

    /** Settings of this machine, which no other site needs to know. */
    public record Local(
            StoreSection store, ImportSection imports, AdminSection admin, LimitsSection limits) {}

    /** The database. */
    public record StoreSection(long cacheSize, long logSize) {}

    /** The import of LDIF. */
    public record ImportSection(int commitSize) {}

    /** The port on loopback that the command line talks to. */
    public record AdminSection(int port) {}
}
