package io.bridgehead.gateway.config;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import io.bridgehead.gateway.config.PartialConfig.Placed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the sections of a configuration say about each other, beyond what each says for itself. */
record ConfigCheck(PartialConfig draft, ProblemCollector findings) {

    /** Reports all that cannot work, as errors, and what is odd, as warnings. */
    void check() {
        draft.organization().ifPresent(this::checkOrganization);
        checkContexts();
        new SiteNameCheck(draft, findings).check();
        new RouteCheck(draft, findings).check();
        new LeaveOutCheck(draft, findings).check();
        draft.connectors().forEach(this::checkRelay);
        draft.mailboxes().forEach(this::checkMailbox);
        draft.connectors().forEach(this::checkPageFits);
    }

    private void checkOrganization(Placed<OrganizationSection> organization) {
        if (!DN.isValidDN(organization.value().base())) {
            findings.error(
                    organization.at().lineOf("base"),
                    "'" + organization.value().base() + "' is no DN",
                    "as in o=Example");
        }
        if (organization.value().id().isEmpty() && !draft.partners().isEmpty()) {
            findings.warning(
                    organization.line(),
                    "the organization has no id, so it will not know its partners",
                    "'bridgehead init --new-organization' prints one, for all its sites");
        }
    }

    private void checkContexts() {
        reportTwice(
                draft.namingContexts(), "dn", context -> normal(context.dn()).orElse(""));
        for (Placed<ContextSection> context : draft.namingContexts()) {
            String dn = context.value().dn();
            if (!DN.isValidDN(dn)) {
                findings.error(
                        context.at().lineOf("dn"), "'" + dn + "' is no DN", "as in ou=X,o=Y");
            } else if (!isBelowBase(dn)) {
                findings.error(
                        context.at().lineOf("dn"),
                        "naming context '" + dn + "' is not below the base",
                        "end it with the base of the organization");
            }
        }
    }

    private boolean isBelowBase(String dn) {
        return draft.organization()
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
        Located written = connector.at().children("relay").get(0);
        checkPassword(written);
        if (relay.password().isPresent() && relay.starttls() != StartTls.REQUIRED) {
            findings.warning(
                    written.line(),
                    "the password of '" + connector.value().name() + "' may travel in the clear",
                    "starttls=\"required\"");
        }
    }

    private void checkMailbox(Placed<MailboxSection> mailbox) {
        checkPassword(mailbox.at());
        boolean startsInTheClear =
                mailbox.value().account().protocol() == MailboxSection.Protocol.IMAP
                        || mailbox.value().account().protocol() == MailboxSection.Protocol.POP3;
        if (startsInTheClear && mailbox.value().account().starttls() != StartTls.REQUIRED) {
            findings.warning(
                    mailbox.line(),
                    "the password of the mailbox at "
                            + mailbox.value().account().host() + " may travel in the clear",
                    "starttls=\"required\", or protocol imaps or pop3s");
        }
    }

    private void checkPassword(Located written) {
        written.attribute("password")
                .filter(password -> !password.contains("${env:"))
                .ifPresent(password -> findings.warning(
                        written.lineOf("password"),
                        "a password stands in this file",
                        "write ${env:NAME} and keep it in the environment"));
    }

    /** Base64 makes four characters of three bytes; compression is not to be counted on. */
    private void checkPageFits(Placed<ConnectorSection> connector) {
        long room = connector.value().sending().maxMessageSize() / 4 * 3;
        draft.replication()
                .filter(replication -> replication.value().pages().pageSize() > room)
                .ifPresent(replication -> findings.warning(
                        connector.at().lineOf("max-message-size"),
                        "connector '" + connector.value().name()
                                + "' may not carry a page that does not compress",
                        "max-message-size above 4/3 of page-size"));
    }

    /** Reports every later one of those that have the same key. */
    private <T> void reportTwice(List<Placed<T>> all, String key, Function<T, String> keyOf) {
        Map<String, Integer> first = new HashMap<>();
        for (Placed<T> one : all) {
            String value = keyOf.apply(one.value());
            Integer before = first.putIfAbsent(value, one.line());
            if (before != null && !value.isEmpty()) {
                findings.error(
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
