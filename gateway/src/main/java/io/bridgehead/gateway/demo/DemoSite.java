package io.bridgehead.gateway.demo;

import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.AdminException;
import io.bridgehead.gateway.status.StatusReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One site of the demonstration.
 *
 * @param name one letter
 * @param folder the folder with everything of this site
 * @param port the port on which its gateway takes mail
 */
record DemoSite(String name, Path folder, int port) {
    /** The base of the directory that all sites share. */
    static final String BASE = "o=Org";

    /** The subtree that the site masters. */
    String dn() {
        return "ou=" + name + "," + BASE;
    }

    String server() {
        return name + "-GW";
    }

    /** The domain of its mail. */
    String domain() {
        return name.toLowerCase(Locale.ROOT) + ".example";
    }

    Path conf() {
        return folder.resolve("bridgehead.xml");
    }

    Path data() {
        return folder.resolve("data");
    }

    /** The LDIF file that the site begins with. */
    Path ldif() {
        return folder.resolve("people.ldif");
    }

    Path log() {
        return folder.resolve("gateway.log");
    }

    /** A client of the running gateway. */
    AdminClient gateway() {
        return AdminClient.of(data())
                .orElseThrow(() -> new DemoException(
                        "the gateway of " + name + " has stopped; its log is " + log()));
    }

    /** The status of the gateway; empty if it does not answer. */
    Optional<StatusReport> status() {
        try {
            return AdminClient.of(data()).map(each -> each.get("/status", StatusReport.class));
        } catch (AdminException e) {
            return Optional.empty();
        }
    }

    /** A command line for this site. */
    String command(String verb) {
        return "./bridgehead " + verb + " --conf " + conf();
    }

    /** Its neighbours in a chain of sites. */
    List<DemoSite> neighbours(List<DemoSite> chain) {
        int at = chain.indexOf(this);
        List<DemoSite> before = at > 0 ? List.of(chain.get(at - 1)) : List.of();
        List<DemoSite> after = at < chain.size() - 1 ? List.of(chain.get(at + 1)) : List.of();
        return Stream.concat(before.stream(), after.stream()).toList();
    }
}
