package io.bridgehead.gateway.simulation;

import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The contents of a site's database as text, for a developer who looks for a bug. */
final class Description {
    private Description() {}

    static String of(Directory directory, Collection<Entry> entries) {
        List<String> lines = new ArrayList<>();
        lines.add(directory.self() + " at USN " + directory.usn());
        for (NamingContext context : directory.contexts()) {
            lines.add("  context " + context.id() + " " + context.dn());
            lines.add("    " + directory.totals(context.id()));
            lines.add("    " + directory.vector(context.id()));
            directory.held(context.id(), 100).forEach(each -> lines.add("    " + each));
        }
        for (Partner partner : directory.partners()) {
            lines.add("  " + partner);
            for (Link link : directory.links(partner.site())) {
                lines.add("    " + link);
            }
        }
        entries.forEach(each -> lines.add("  " + each));
        return String.join("\n", lines);
    }
}
