package io.bridgehead.gateway.inbound;

import io.bridgehead.gateway.mail.LogText;
import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Sender;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.partner.Partner;
import java.util.Optional;

/** Says of a message that is not for us, or not from a partner, who wrote it and what may be meant. */
final class Strangers {
    private Strangers() {}

    /** A sentence for people; empty if the verdict says enough. */
    static String describe(Verdict verdict, Header header, Directory directory) {
        Sender sender = header.sender();
        String from =
                "from " + sender.site() + " (server " + LogText.oneLine(sender.server()) + ")";
        return switch (verdict) {
            case WRONG_ORGANIZATION -> from + " of organization " + header.organization();
            case WRONG_SITE ->
                from + " for site " + header.receiver() + "; this site is "
                        + directory.self().site();
            case UNKNOWN_PARTNER -> from + unknown(sender.site(), directory);
            case OTHER_SERVER ->
                from + "; the server of this partner is "
                        + directory.partner(sender.site()).map(Partner::server).orElse("not known");
            default -> "";
        };
    }

    private static String unknown(SiteId site, Directory directory) {
        Optional<Partner> partner = directory.partner(site);
        if (partner.isPresent()) {
            return ", whose partnership was ended here by 'partner remove'";
        }
        return directory.partners().stream()
                .map(each -> each.site().name())
                .filter(each -> each.equalsIgnoreCase(site.name()))
                .findFirst()
                .map(each -> ", which is no partner; did you mean " + each
                        + "? Site names differ by case")
                .orElse(", which is no partner. If it is to be one, add its <partner> and restart;"
                        + " then 'queue reprocess'");
    }
}
