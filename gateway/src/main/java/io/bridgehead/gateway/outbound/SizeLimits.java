package io.bridgehead.gateway.outbound;

import io.bridgehead.gateway.mail.SizeRefusals;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.SizeLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of the size limits behind each connector. A relay far down the way may take less than
 * {@code max-message-size}, and says so only by refusing a mail. Then mails are cut to the limit that it
 * names, or else to half the size of the refused mail, again and again down to {@link #FLOOR}. A limit
 * is forgotten after {@link #KEPT}, because relays change: one large mail then tries the way again.
 *
 * <p>The caller writes into the database what {@link #learn} returns. Thread-safe.
 */
public final class SizeLimits {

    /** Mails are not cut smaller than this: a relay that refuses it refuses something else. */
    public static final long FLOOR = 8_192;

    /** How long a learned limit is kept. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** How many sent letters are remembered, so that a report finds the size of its mail. */
    private static final int SENT_MAX = 10_000;

    private record Way(String connector, String site) implements Comparable<Way> {
        @Override
        public int compareTo(Way other) {
            int order = connector.compareTo(other.connector);
            return order != 0 ? order : site.compareTo(other.site);
        }
    }

    /** A letter that has left: by which connector, and the size of its largest mail. */
    public record Sent(String connector, long bytes) {}

    /** A limit that a relay had announced, and what it announces now. */
    record Replaced(SizeLimit before, Optional<SizeLimit> after) {}

    private final SortedMap<Way, SizeLimit> limits = new TreeMap<>();
    private final Map<String, Sent> sent = new LinkedHashMap<>();

    /** Starts with the limits that were learned before. */
    public SizeLimits(List<SizeLimit> kept) {
        kept.forEach(each -> limits.put(way(each), each));
    }

    private static Way way(SizeLimit limit) {
        return new Way(limit.connector(), limit.site());
    }

    /** To which size mails for this site are cut that leave by this connector, if relays have shown one. */
    synchronized Optional<Long> cutTo(String connector, SiteId to, Instant now) {
        return inForce(connector, to, now).stream().map(SizeLimit::bytes).min(Long::compare);
    }

    /**
     * By connector, the largest mail for this site that may pass. Mail that may be divided is cut to
     * the learned size. Forwarded mail cannot be cut here. It is kept back only by the limit of the
     * connector's own relay; a relay further on reports to the site that wrote it, which must learn
     * the limit.
     */
    synchronized SortedMap<String, Long> of(SiteId to, boolean divisible, Instant now) {
        SortedMap<String, Long> all = new TreeMap<>();
        for (SizeLimit each : limits.values()) {
            if (isInForce(each, now)
                    && concerns(each, to)
                    && (divisible || each.isOfTheConnectorsRelay())) {
                long bytes = divisible ? each.bytes() : each.refused() - 1;
                all.merge(each.connector(), bytes, Math::min);
            }
        }
        return all;
    }

    private List<SizeLimit> inForce(String connector, SiteId to, Instant now) {
        return limits.values().stream()
                .filter(each -> each.connector().equals(connector)
                        && concerns(each, to)
                        && isInForce(each, now))
                .toList();
    }

    private static boolean concerns(SizeLimit limit, SiteId to) {
        return limit.isOfTheConnectorsRelay() || limit.site().equals(to.name());
    }

    private static boolean isInForce(SizeLimit limit, Instant now) {
        return now.isBefore(limit.since().plus(KEPT));
    }

    /** The limits in force, by connector and site. */
    public synchronized List<SizeLimit> list(Instant now) {
        return limits.values().stream().filter(each -> isInForce(each, now)).toList();
    }

    /** The limits of this site, or all, are forgotten; returns them. */
    public synchronized List<SizeLimit> forget(Optional<SiteId> site) {
        List<SizeLimit> gone = new ArrayList<>();
        limits.values().removeIf(each -> {
            boolean chosen = site.isEmpty() || concerns(each, site.get());
            if (chosen) {
                gone.add(each);
            }
            return chosen;
        });
        return gone;
    }

    /**
     * Takes a refusal into account. Returns the new limit if mail is cut smaller from now on; empty if
     * the mail was not larger than the smallest, or was cut before a limit was learned.
     */
    public synchronized Optional<SizeLimit> learn(
            String connector, SiteId to, SizeRefusal refusal, Instant now) {
        Optional<Long> before = cutTo(connector, to, now);
        boolean named = refusal.told().isPresent()
                && refusal.told().getAsLong() < refusal.bytes()
                && refusal.told().getAsLong() >= FLOOR;
        boolean late = before.isPresent() && refusal.bytes() > before.get() && !named;
        if (late || refusal.bytes() <= FLOOR) {
            return Optional.empty();
        }
        long next = named ? refusal.told().getAsLong() : Math.max(FLOOR, refusal.bytes() / 2);
        if (before.isPresent() && next >= before.get()) {
            return Optional.empty();
        }
        SizeLimit learned = new SizeLimit(
                connector,
                refusal.forEverySite() ? SizeLimit.EVERY_SITE : to.name(),
                next,
                named ? next + 1 : refusal.bytes(),
                now,
                refusal.words());
        limits.put(way(learned), learned);
        return Optional.of(learned);
    }

    /**
     * What the connector's own relay announces now takes the place of what it announced before.
     *
     * @param told the largest mail that it takes; empty if it names none
     * @param configured the largest mail of the connector: no limit above it is kept
     * @return the limit before, and the limit now if there still is one; empty if nothing changes
     */
    synchronized Optional<Replaced> announced(
            String connector, OptionalLong told, long configured, Instant now) {
        Way way = new Way(connector, SizeLimit.EVERY_SITE);
        SizeLimit before = limits.get(way);
        if (before == null || (told.isPresent() && told.getAsLong() == before.bytes())) {
            return Optional.empty();
        }
        limits.remove(way);
        Optional<SizeLimit> after =
                told.isPresent() && told.getAsLong() < configured && told.getAsLong() >= FLOOR
                        ? Optional.of(new SizeLimit(
                                connector,
                                SizeLimit.EVERY_SITE,
                                told.getAsLong(),
                                told.getAsLong() + 1,
                                now,
                                announcement(told.getAsLong())))
                        : Optional.empty();
        after.ifPresent(each -> limits.put(way, each));
        return Optional.of(new Replaced(before, after));
    }

    private static String announcement(long bytes) {
        return "the relay announces that it takes at most " + bytes + " bytes (SIZE)";
    }

    /**
     * A relay far away refused a mail because of its size. The size of the mail is known if it left not
     * too long ago; else only a limit that the relay names counts.
     *
     * @param connector by which the mail left, if the report shows it
     * @param words what the relay said
     */
    public synchronized Optional<SizeLimit> cameBack(
            SiteId to, String messageId, Optional<String> connector, String words, Instant now) {
        Optional<Sent> letter = sent(messageId);
        OptionalLong told = SizeRefusals.told(words);
        Optional<String> by = connector.or(() -> letter.map(Sent::connector));
        if (by.isEmpty() || (letter.isEmpty() && told.isEmpty())) {
            return Optional.empty();
        }
        long bytes = letter.map(Sent::bytes).orElse(Long.MAX_VALUE);
        return learn(by.get(), to, new SizeRefusal(bytes, told, false, words), now);
    }

    /** A mail of this letter has left. Of several mails the largest counts. */
    synchronized void left(String messageId, String connector, long bytes) {
        sent.merge(
                messageId,
                new Sent(connector, bytes),
                (before, next) -> next.bytes() > before.bytes() ? next : before);
        if (sent.size() > SENT_MAX) {
            sent.remove(sent.keySet().iterator().next());
        }
    }

    /** What left of this letter; empty if it left long ago, or before the last start. */
    public synchronized Optional<Sent> sent(String messageId) {
        return Optional.ofNullable(sent.get(messageId));
    }
}
