package io.bridgehead.gateway.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.bridgehead.gateway.mail.DecodedMail;
import io.bridgehead.gateway.mail.DecodedMail.Part;
import io.bridgehead.gateway.mail.DecodedMail.Payload;
import io.bridgehead.gateway.simulation.law.LawBroken;
import io.bridgehead.gateway.simulation.mail.Forgery;
import io.bridgehead.gateway.simulation.mail.Relays;
import io.bridgehead.gateway.simulation.plan.Chance;
import io.bridgehead.gateway.simulation.plan.MailPlan.Handling;
import io.bridgehead.gateway.simulation.plan.MailPlan.Rates;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.NewLetter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Damages the bytes of a mail on its way, and checks the laws about what damage may cause. */
final class ByteDamage {
    private static final int CONTRADICTED_PER_MILLE = 200;

    private final World world;
    private final Chance chance;

    ByteDamage(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    /** The bytes that arrive. */
    byte[] altered(MailInTransit parcel) {
        Rates rates = world.plan().mail().rates();
        if (world.strikes(rates.damaged(), Fault.DAMAGED)) {
            return damaged(parcel);
        }
        if (world.strikes(rates.astray() / 2, Fault.WRONG_ORGANIZATION)) {
            return forged(parcel, bytes -> Forgery.ofOrganization(bytes, chance.uuid()));
        }
        if (world.strikes(rates.astray() / 2, Fault.STRANGER)) {
            return forged(parcel, bytes -> Forgery.ofSender(bytes, SiteId.of("STRANGER")));
        }
        if (parcel.letter().label().kind().equals("Update")
                && world.strikes(rates.astray(), Fault.OWNERS_LOST)) {
            return forged(
                    parcel, bytes -> Forgery.withoutOwners(bytes, world.partnersOf(parcel.to())));
        }
        // Relays change a mail on its first hop only: Relays knows the form that a writer gives it.
        boolean fresh = world.plan().mail().handling().asMail() && !parcel.isForwarded();
        return fresh ? handled(parcel) : parcel.mail();
    }

    /** A part that claims to belong to a message in parts, but comes from another message. */
    Optional<byte[]> contradiction(SiteId from, NewLetter letter, byte[] message) {
        if (!world.strikes(CONTRADICTED_PER_MILLE, Fault.CONTRADICTED)) {
            return Optional.empty();
        }
        byte[] longer = Arrays.copyOf(message, message.length + 1);
        longer[message.length] = ' ';
        return Optional.of(world.wrapping().wrap(from, letter, longer).get(0));
    }

    /** Forges a whole message. A part of a message and forwarded mail pass unchanged. */
    private byte[] forged(MailInTransit parcel, UnaryOperator<byte[]> forgery) {
        if (parcel.isForwarded()) {
            return parcel.mail();
        }
        List<byte[]> mails = world.wrapping()
                .wrap(parcel.from(), parcel.letter(), forgery.apply(parcel.message()));
        boolean whole = parcel.mail() == parcel.message()
                || world.wrapping().open(parcel.mail()) instanceof Payload;
        return whole && mails.size() == 1 ? mails.get(0) : parcel.mail();
    }

    private byte[] handled(MailInTransit parcel) {
        Handling handling = world.plan().mail().handling();
        if (world.strikes(handling.stripped(), Fault.STRIPPED)) {
            return Relays.stripped(parcel.mail());
        }
        if (world.strikes(handling.rewrapped(), Fault.REWRAPPED)) {
            return survived(parcel, Relays.rewrapped(parcel.mail()));
        }
        if (world.strikes(handling.rewrapped(), Fault.RETYPED)) {
            return survived(parcel, Relays.retyped(parcel.mail()));
        }
        return parcel.mail();
    }

    private byte[] survived(MailInTransit parcel, byte[] handled) {
        LawBroken.unless(
                content(parcel.mail()).equals(content(handled)),
                "a mail survives what relays may do",
                () -> parcel + ": " + world.wrapping().open(handled));
        return handled;
    }

    /**
     * Damage that the codec must detect. Damage that only a signature can detect does not occur
     * here.
     */
    private byte[] damaged(MailInTransit parcel) {
        byte[] mail = parcel.mail();
        if (chance.perMille(500)) {
            return found(parcel, Arrays.copyOf(mail, chance.below(mail.length)));
        }
        byte[] changed = mail.clone();
        changed[chance.below(mail.length)] = 0;
        return found(parcel, changed);
    }

    private byte[] found(MailInTransit parcel, byte[] damaged) {
        LawBroken.unless(
                !world.plan().mail().handling().asMail()
                        || content(damaged).isEmpty()
                        || content(damaged).equals(content(parcel.mail())),
                "damaged mail is never taken for another",
                () -> parcel + ": " + world.wrapping().open(damaged));
        return damaged;
    }

    /** What a mail carries; empty if the codec cannot read it. */
    private Optional<String> content(byte[] mail) {
        DecodedMail opened = world.wrapping().open(mail);
        if (opened instanceof Payload payload) {
            return Optional.of(new String(payload.xml(), ISO_8859_1));
        }
        if (opened instanceof Part part) {
            return Optional.of(part.number() + " of " + part.count() + " of " + part.wholeId()
                    + " of " + part.sender() + " of " + part.organization() + "\n"
                    + new String(part.bytes(), ISO_8859_1));
        }
        return Optional.empty();
    }
}
