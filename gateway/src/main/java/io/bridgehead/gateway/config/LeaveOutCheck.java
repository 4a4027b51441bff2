package io.bridgehead.gateway.config;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks that partners leave out nothing that replication needs. */
record LeaveOutCheck(PartialConfig partial, ProblemCollector problems) {
    /** The usual naming attributes, and objectClass, which every entry has (RFC 4512, 4514, 4519). */
    private static final Set<String> NEEDED = Set.of(
            "objectclass",
            "cn",
            "commonname",
            "ou",
            "organizationalunitname",
            "o",
            "organizationname",
            "c",
            "countryname",
            "dc",
            "domaincomponent",
            "l",
            "localityname",
            "st",
            "stateorprovincename",
            "street",
            "streetaddress",
            "uid",
            "userid");

    /** Prefix of the attributes that sites publish below cn=Configuration. */
    private static final String OURS = "bridgehead";

    void check() {
        partial.root().children("partner").stream()
                .flatMap(each -> each.children("leave-out").stream())
                .forEach(this::check);
    }

    private void check(Located leaveOut) {
        Optional<String> attribute = leaveOut.attribute("attribute");
        if (attribute.isPresent() == leaveOut.attribute("context").isPresent()) {
            problems.error(
                    leaveOut.line(),
                    attribute.isPresent()
                            ? "leave-out has both a context and an attribute"
                            : "leave-out has neither a context nor an attribute",
                    "one element for each context and each attribute");
        }
        attribute
                .filter(name -> isNeeded(name.toLowerCase(Locale.ROOT)))
                .ifPresent(
                        name -> problems.error(
                                leaveOut.lineOf("attribute"),
                                "attribute '" + name + "' cannot be left out",
                                "entries are named by it, or replication needs it; leave out a whole context instead"));
    }

    private static boolean isNeeded(String name) {
        return NEEDED.contains(name) || name.startsWith(OURS);
    }
}
