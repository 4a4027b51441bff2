package io.bridgehead.gateway.simulation.way;

import io.bridgehead.routing.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * A relay near one site takes only smaller mail than the relays of all other sites, also in calm. It
 * reports to the site that wrote the mail. No setting of any site says so: the sites must learn it.
 *
 * @param named whether the report names the limit
 */
public record FarRelay(SiteId next, int bytes, boolean named) {
    /** Above the size below which no gateway cuts its mail. */
    private static final List<Integer> LIMITS = List.of(8_400, 9_000, 12_000);

    static Optional<FarRelay> of(List<SiteId> order, IntUnaryOperator below) {
        SiteId next = order.get(below.applyAsInt(order.size()));
        boolean there = below.applyAsInt(2) == 0;
        int limit = LIMITS.get(below.applyAsInt(LIMITS.size()));
        boolean named = below.applyAsInt(2) == 0;
        return there ? Optional.of(new FarRelay(next, limit, named)) : Optional.empty();
    }

    /** Whether it refuses a mail to the gateway of this site. */
    public boolean refuses(SiteId receiver, byte[] mail) {
        return next.equals(receiver) && mail.length > bytes;
    }

    /** What it reports, in the words of Postfix. */
    public String words(byte[] mail) {
        return "message size " + mail.length + " exceeds size limit" + (named ? " " + bytes : "")
                + " of server relay.example";
    }
}
