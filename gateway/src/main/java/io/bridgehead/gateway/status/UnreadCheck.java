package io.bridgehead.gateway.status;

import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Unread;
import java.util.ArrayList;
import java.util.List;

/** What a partner has sent and cannot be read here. */
record UnreadCheck(String site, String context, Unread page) {
    static List<UnreadCheck> in(Directory directory) {
        List<UnreadCheck> found = new ArrayList<>();
        for (Partner partner : directory.partners()) {
            for (Link link :
                    partner.isRemoved() ? List.<Link>of() : directory.links(partner.site())) {
                link.inbound()
                        .unread()
                        .map(page ->
                                new UnreadCheck(partner.site().name(), name(directory, link), page))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static String name(Directory directory, Link link) {
        return directory
                .context(link.context())
                .map(NamingContext::dn)
                .orElse(link.context().toString());
    }

    String sentence() {
        return site + " has sent "
                + (page.entries() == 1 ? "an entry" : page.entries() + " entries")
                + " of " + context + " that cannot be read here, first " + page.first() + ": "
                + page.why() + ". All else of it is read. If it is a limit, raise it in the"
                + " configuration to what " + site
                + " has, and start this gateway anew; it is asked for"
                + " again by itself";
    }
}
