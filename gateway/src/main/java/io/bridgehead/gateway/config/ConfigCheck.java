package io.bridgehead.gateway.config;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import io.bridgehead.gateway.config.PartialConfig.Placed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Checks the rules between sections; the schema and {@link SectionRules} check each for itself. */
record ConfigCheck(PartialConfig partial, ProblemCollector problems) {

    /** RFC 8314. */
    private static final int IMPLICIT_TLS_PORT = 465;

    /** Reports what cannot work as errors, and what is odd as warnings. */
    void check() {
        partial.organization().ifPresent(this::checkOrganization);
        checkContexts();
        new SiteNameCheck(partial, problems).check();
        new RouteCheck(partial, problems).check();
        new LeaveOutCheck(partial, problems).check();
        partial.connectors().forEach(this::checkRelay);
        partial.mailboxes().forEach(this::checkMailbox);
        partial.connectors().forEach(this::checkPageFits);
        partial.partners().forEach(this::checkPoll);
    }

    private void checkOrganization(Placed<OrganizationSection> organization) {
        if (!DN.isValidDN(organization.value().base())) {
            problems.error(
                    organization.at().lineOf("base"),
                    "'" + organization.value().base() + "' is not a DN",
                    "as in o=Example");
        }
        if (organization.value().id().isEmpty()
                && partial.broken().isIntact(organization.at(), "id")
                && !partial.root().children("partner").isEmpty()) {
            problems.warning(
                    organization.line(),
                    "the organization has no id, so it will not know its partners",
                    "'bridgehead init --new-organization' prints one, for all its sites");
        }
    }

    private void checkContexts() {
        reportTwice(
                partial.namingContexts(), "dn", context -> normal(context.dn()).orElse(""));
        for (Placed<ContextSection> context : partial.namingContexts()) {
            String dn = context.value().dn();
            if (!DN.isValidDN(dn)) {
                problems.error(
                        context.at().lineOf("dn"), "'" + dn + "' is not a DN", "as in ou=X,o=Y");
            } else if (!isBelowBase(dn)) {
                problems.error(
                        context.at().lineOf("dn"),
                        "naming context '" + dn + "' is not below the base",
                        "end it with the base of the organization");
            }
        }
    }

    private boolean isBelowBase(String dn) {
        return partial.organization()
                .map(organization -> organization.value().base())
                .filter(DN::isValidDN)
                .map(base -> {
                    try {
                        return new DN(dn).isDescendantOf(base, true);
                    } catch (LDAPException refused) {
                        return false;
                    }
                })
                .orElse(true);
    }

    private void checkRelay(Placed<ConnectorSection> connector) {
        RelaySection relay = connector.value().relay();
        for (Located written : connector.at().children("relay")) {
            checkPassword(written);
            checkFiles(written, relay.tls());
            if (relay.port() == IMPLICIT_TLS_PORT && relay.starttls() != StartTls.IMPLICIT) {
                problems.warning(
                        written.line(),
                        "a relay at port 465 usually encrypts from the first byte",
                        "starttls=\"implicit\"");
            }
            if (relay.password().isPresent()
                    && relay.starttls() != StartTls.REQUIRED
                    && relay.starttls() != StartTls.IMPLICIT
                    && partial.broken().isIntact(written, "starttls")) {
                problems.warning(
                        written.line(),
                        "the password of '" + connector.value().name()
                                + "' may travel in the clear",
                        "starttls=\"required\"");
            }
        }
    }

    private void checkMailbox(Placed<MailboxSection> mailbox) {
        checkPassword(mailbox.at());
        checkFiles(mailbox.at(), mailbox.value().account().tls());
        boolean isReadable =
                partial.broken().isIntact(mailbox.at(), "protocol", "starttls", "host");
        boolean startsInTheClear =
                mailbox.value().account().protocol() == MailboxSection.Protocol.IMAP
                        || mailbox.value().account().protocol() == MailboxSection.Protocol.POP3;
        if (isReadable
                && startsInTheClear
                && mailbox.value().account().starttls() != StartTls.REQUIRED) {
            problems.warning(
                    mailbox.line(),
                    "the password of the mailbox at "
                            + mailbox.value().account().host() + " may travel in the clear",
                    "starttls=\"required\", or protocol imaps or pop3s");
        }
    }

    private void checkFiles(Located written, TlsFiles files) {
        checkFile(written, "trust", files.trust());
        checkFile(written, "certificate", files.certificate());
    }

    private void checkFile(Located written, String key, Optional<Path> file) {
        file.filter(each -> !Files.isReadable(each))
                .ifPresent(each -> problems.error(
                        written.lineOf(key),
                        "'" + key + "': the file " + each + " cannot be read",
                        "a relative path starts at the folder of this file"));
    }

    private void checkPassword(Located written) {
        written.attribute("password")
                .filter(password -> !password.contains("${env:"))
                .ifPresent(password -> problems.warning(
                        written.lineOf("password"),
                        "a password stands in this file",
                        "write ${env:NAME} and keep it in the environment"));
    }

    /** Base64 makes four characters of three bytes; photos, for example, do not compress. */
    private void checkPageFits(Placed<ConnectorSection> connector) {
        if (!partial.broken().isIntact(connector.at(), "max-message-size")) {
            return;
        }
        long room = connector.value().sending().maxMessageSize() / 4 * 3;
        partial.replication()
                .filter(replication -> partial.broken().isIntact(replication.at(), "page-size"))
                .filter(replication -> replication.value().pages().pageSize() > room)
                .ifPresent(replication -> problems.warning(
                        connector.at().lineOf("max-message-size"),
                        "connector '" + connector.value().name()
                                + "' may not carry a page that does not compress",
                        "max-message-size above 4/3 of page-size"));
    }

    /** A status tells each side what it lacks, so that a longer poll is never waited for. */
    private void checkPoll(Placed<PartnerSection> partner) {
        if (partner.at().attribute("poll").isEmpty()
                || !partial.broken().isIntact(partner.at(), "poll")) {
            return;
        }
        partial.replication()
                .filter(replication ->
                        partial.broken().isIntact(replication.at(), "status-interval"))
                .filter(replication -> partner.value()
                                .times()
                                .poll()
                                .compareTo(replication.value().waits().statusInterval())
                        > 0)
                .ifPresent(replication -> problems.warning(
                        partner.at().lineOf("poll"),
                        "a poll longer than status-interval has no effect: each status of "
                                + partner.value().site() + " makes this site ask for what it lacks",
                        "a shorter poll, a longer status-interval, or a schedule"));
    }

    /** Reports every section whose key has the value of an earlier one. */
    private <T> void reportTwice(List<Placed<T>> all, String key, Function<T, String> keyOf) {
        Map<String, Integer> first = new HashMap<>();
        for (Placed<T> one : all) {
            String value = keyOf.apply(one.value());
            Integer before = first.putIfAbsent(value, one.line());
            if (before != null && !value.isEmpty()) {
                problems.error(
                        one.at().lineOf(key),
                        one.at().name() + " '" + one.at().attribute(key).orElse(value)
                                + "' stands here again",
                        "the first is in line " + before);
            }
        }
    }

    private static Optional<String> normal(String dn) {
        try {
            return Optional.of(DN.normalize(dn));
        } catch (LDAPException refused) {
            return Optional.empty();
        }
    }
}
