package io.bridgehead.gateway.demo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One entry changed at each end of the chain, and one deleted at its beginning. */
final class DemoChanges {
    private final List<DemoSite> sites;
    private final boolean generated;

    /** Without generated entries, the roots of the sites are changed and nothing is deleted. */
    DemoChanges(List<DemoSite> sites, boolean generated) {
        this.sites = sites;
        this.generated = generated;
    }

    /** Makes the changes, and returns a sentence about each. */
    List<String> make() {
        DemoSite first = sites.get(0);
        DemoSite last = sites.get(sites.size() - 1);
        List<String> done = new ArrayList<>();
        for (DemoSite site : List.of(first, last)) {
            String dn = generated ? People.dn(site.name(), site.dn(), 0) : site.dn();
            modify(
                    site,
                    "dn: " + dn + "\nchangetype: modify\nreplace: description\n"
                            + "description: changed at " + site.name() + "\n");
            done.add("Changed at " + site.name() + ": " + dn);
        }
        if (generated) {
            String dn = People.dn(first.name(), first.dn(), 1);
            modify(first, "dn: " + dn + "\nchangetype: delete\n");
            done.add("Deleted at " + first.name() + ": " + dn);
        }
        return done;
    }

    private static void modify(DemoSite site, String ldif) {
        site.gateway()
                .send("/modify", new ByteArrayInputStream(ldif.getBytes(StandardCharsets.UTF_8)));
    }
}
