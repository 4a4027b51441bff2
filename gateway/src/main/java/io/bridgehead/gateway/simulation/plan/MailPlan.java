package io.bridgehead.gateway.simulation.plan;

import io.bridgehead.gateway.inbound.PartLimits;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.simulation.way.WayPlan;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How bad the mail is in one world.
 *
 * @param rates how often each fault strikes
 * @param delay how long mail usually takes
 * @param handling what the relays do to it
 * @param partsLost how many of a thousand parts of messages are lost, besides all mail that is lost
 * @param ways by which connectors it travels; empty: straight to the site that it is for
 */
public record MailPlan(
        Rates rates, Duration delay, Handling handling, int partsLost, Optional<WayPlan> ways) {
    /**
     * How many worlds of a thousand send messages as mail. Encoding takes most of the time there.
     */
    private static final int MAIL_PER_MILLE = 10;

    /** In how many worlds of a thousand mail travels by connectors. */
    private static final int WAYS_PER_MILLE = 20;

    /** A share at which messages of many parts rarely arrive whole. */
    private static final int PARTS_LOST_PER_MILLE = 40;

    private static final Photos PHOTOS = new Photos(30, 6_000);
    private static final Photos LARGE_PHOTOS = new Photos(150, 20_000);

    /** How many of a thousand values are photos, and how large the largest may be. */
    public record Photos(int perMille, int bytesMax) {
        public static final Photos NONE = new Photos(0, 0);
    }

    /** How many of a thousand mails each fault strikes; {@code crash} counts steps instead. */
    public record Rates(int lost, int doubled, int late, int damaged, int astray, int crash) {}

    /**
     * How the relays between the sites handle mail.
     *
     * @param asMail whether messages travel as mail; if not, the network carries the bare message,
     *     which is quicker, and none of the following happens
     * @param bytesMax the largest mail that passes; a larger message travels in parts
     * @param parts how many parts a gateway keeps while it waits for the others
     * @param rewrapped per mille of mails that a relay puts into another multipart; it changes the
     *     type of the payload of as many mails
     * @param stripped per mille of mails that lose their payload
     * @param correspondence per mille of mails that cause each kind of mail that no gateway wrote
     */
    public record Handling(
            boolean asMail,
            int bytesMax,
            PartLimits parts,
            int rewrapped,
            int stripped,
            int correspondence) {}

    /** In one of three worlds that send mail straight, as the seed alone decides. */
    static int partsLost(long seed, Handling handling, Optional<WayPlan> ways) {
        return handling.asMail() && ways.isEmpty() && Math.floorMod(seed, 3) == 0
                ? PARTS_LOST_PER_MILLE
                : 0;
    }

    /** Drawn from nothing but the seed, so that worlds without ways are as they were. */
    static Optional<WayPlan> ways(long seed, List<SiteId> sites, Duration chaos) {
        Chance chance = new Chance(Long.rotateLeft(seed, 48) ^ 0x3a75);
        boolean fits = sites.size() >= WayPlan.LEAST && sites.size() <= WayPlan.MOST;
        return fits && chance.perMille(WAYS_PER_MILLE)
                ? Optional.of(WayPlan.of(sites, MailPlan::address, chaos, chance::below))
                : Optional.empty();
    }

    /** What photos people write. Where a relay takes only small mail, some must be too large for it. */
    public Photos photos() {
        if (!handling.asMail()) {
            return Photos.NONE;
        }
        return ways.flatMap(WayPlan::farRelay).isPresent() ? LARGE_PHOTOS : PHOTOS;
    }

    static Duration delay(Chance chance) {
        return chance.pick(
                List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1)));
    }

    static Handling handling(Chance chance, boolean always) {
        PartLimits usual = PartLimits.DEFAULT;
        return new Handling(
                chance.perMille(MAIL_PER_MILLE) || always,
                chance.pick(List.of(
                        MailCodec.MIN_MAIL_BYTES, MailCodec.MIN_MAIL_BYTES, 8 << 10, 1 << 20)),
                new PartLimits(
                        usual.partsPerMessage(),
                        usual.bytesPerMessage(),
                        chance.pick(List.of(2, 10, usual.messages())),
                        usual.bytes(),
                        Duration.ofDays(chance.between(1, 7))),
                chance.pick(List.of(0, 50, 200)),
                chance.pick(List.of(0, 10, 50)),
                chance.pick(List.of(0, 10, 50)));
    }

    static Rates rates(Chance chance) {
        return new Rates(
                chance.pick(List.of(0, 20, 100, 300)),
                chance.pick(List.of(0, 50, 200)),
                chance.pick(List.of(0, 20, 100)),
                chance.pick(List.of(0, 20, 50)),
                chance.pick(List.of(0, 10, 30)),
                chance.pick(List.of(0, 9, 24)));
    }

    /** The mail address of a site's gateway. */
    public static RoutingAddress address(SiteId site) {
        return RoutingAddress.of("gateway@" + site.name().toLowerCase(Locale.ROOT) + ".example");
    }
}
