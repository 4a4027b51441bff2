package io.bridgehead.store.letter;

import java.time.Instant;

/**
 * How large a mail may be on a way, as relays have shown by what they refused. One row for each
 * connector and site.
 *
 * @param connector the name of the connector that sent the refused mail
 * @param site the name of the site that the mail was for; {@link #EVERY_SITE} if the connector's own
 *     relay has told a limit, which holds for all mail
 * @param bytes to this size mails are cut now; it may be far below the true limit
 * @param refused from this size on mails are known to be refused
 * @param since when this was learned
 * @param words what the relay said, one line
 */
public record SizeLimit(
        String connector, String site, long bytes, long refused, Instant since, String words) {

    /** Instead of a site: the limit holds for all sites. */
    public static final String EVERY_SITE = "";

    /** Whether the connector's own relay told the limit, not one further on the way to a site. */
    public boolean isOfTheConnectorsRelay() {
        return site.equals(EVERY_SITE);
    }
}
