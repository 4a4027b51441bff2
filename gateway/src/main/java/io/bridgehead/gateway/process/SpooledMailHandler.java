package io.bridgehead.gateway.process;

import io.bridgehead.gateway.control.Tally;
import io.bridgehead.gateway.inbound.Forwarding;
import io.bridgehead.gateway.inbound.Handled;
import io.bridgehead.gateway.inbound.InboundMail;
import io.bridgehead.gateway.mail.DecodedMail;
import io.bridgehead.gateway.mail.RoutingHeaders;
import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.gateway.spool.SpoolException;
import io.bridgehead.gateway.spool.SpoolId;
import io.bridgehead.gateway.spool.SpooledMail;
import io.bridgehead.store.Store;
import io.bridgehead.store.StoreException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the mail in the spool, the oldest first: one mail, one step, one transaction. It removes
 * a mail from the spool only after the commit. So after a crash a mail is handled again, and none
 * is lost. Used by one thread.
 */
final class SpooledMailHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SpooledMailHandler.class);

    /** After so many refusals by the store, the mail itself is to blame. */
    private static final int REFUSALS_MAX = 5;

    /** After the gateway ended so many times while it opened one mail, the mail is to blame. */
    private static final int ENDED_MAX = 2;

    /** Verdicts of mail that leaves no trace in the database, so the log must tell of it. */
    private static final Set<Verdict> LOGGED = EnumSet.of(
            Verdict.AUTO_REPLY,
            Verdict.FORWARDED,
            Verdict.RETURNED,
            Verdict.DELIVERY_REPORTED,
            Verdict.BOUNCE_UNMATCHED);

    private final Spool spool;
    private final Store store;
    private final Acts acts;
    private final InstantSource clock;
    private final Tally tally;
    private @Nullable SpoolId refused;
    private int refusals;

    SpooledMailHandler(Spool spool, Store store, Acts acts, InstantSource clock, Tally tally) {
        this.spool = spool;
        this.store = store;
        this.acts = acts;
        this.clock = clock;
        this.tally = tally;
    }

    /**
     * A mail is for this site, which takes it in, or for another site, to which it is passed on.
     */
    record Acts(InboundMail takeIn, Forwarding passOn) {}

    /**
     * Handles the oldest mail; false if none waits. After a {@link StoreException} the mail still
     * waits.
     */
    boolean handleOldest() {
        List<SpoolId> oldest = spool.waiting(1);
        oldest.forEach(this::handle);
        return !oldest.isEmpty();
    }

    private void handle(SpoolId id) {
        int ended = spool.beginOpening(id);
        if (ended >= ENDED_MAX) {
            LOG.error("mail {} ended this gateway {} times; it is kept in quarantine", id, ended);
            spool.quarantine(
                    id,
                    "ENDED_GATEWAY",
                    ended + " starts of this gateway ended while they opened this mail");
            return;
        }
        SpooledMail mail;
        try {
            mail = spool.read(id);
        } catch (SpoolException unreadable) {
            LOG.error(
                    "mail {} cannot be read; it is kept in quarantine: {}",
                    id,
                    unreadable.toString());
            spool.quarantine(id, "UNREADABLE", unreadable.toString());
            return;
        }
        tally.countReceived(mail.bytes().length);
        Handled handled;
        try {
            handled = act(mail);
        } catch (StoreException refusal) {
            refusedByStore(id, refusal);
            return;
        } catch (RuntimeException | StackOverflowError defect) {
            // The same mail would meet the same defect again, so it must not stay in the spool.
            LOG.error("a defect of this program met mail {}; it is kept in quarantine", id, defect);
            tally.countInternalError();
            spool.quarantine(id, "INTERNAL_ERROR", defect.toString());
            return;
        }
        tally.count(handled.verdict());
        if (LOGGED.contains(handled.verdict())) {
            LOG.info("mail {} from {}: {}", id, mail.peer(), handled);
        } else {
            LOG.debug("mail {} from {}: {}", id, mail.peer(), handled);
        }
        if (handled.verdict().isQuarantined()) {
            LOG.warn("mail {} from {} is in quarantine: {}", id, mail.peer(), handled);
            spool.quarantine(id, handled.verdict().name(), handled.detail());
        } else {
            spool.remove(id);
        }
    }

    private Handled act(SpooledMail mail) {
        RoutingHeaders headers = RoutingHeaders.of(mail.bytes());
        if (acts.passOn().concerns(headers)) {
            ForwardedMail forwarded = new ForwardedMail(mail.envelope().sender(), mail.bytes());
            return store.write(
                    tx -> acts.passOn().receive(tx, headers, forwarded, clock.instant()));
        }
        DecodedMail decoded = acts.takeIn()
                .open(mail.bytes(), mail.envelope().sender(), mail.envelope().recipient());
        return store.write(tx -> acts.takeIn().receive(tx, decoded, clock.instant()));
    }

    /**
     * Usually the disk is to blame, and the mail is tried again. But a mail that the store always
     * refuses would stop all mail behind it, so after some refusals it goes to quarantine.
     */
    private void refusedByStore(SpoolId id, StoreException refusal) {
        refusals = id.equals(refused) ? refusals + 1 : 1;
        refused = id;
        if (refusals < REFUSALS_MAX || store.isBroken()) {
            spool.endOpening();
            throw refusal;
        }
        LOG.error("the store refuses mail {}; it is kept in quarantine", id, refusal);
        tally.countInternalError();
        spool.quarantine(id, "REFUSED_BY_STORE", String.valueOf(refusal.getMessage()));
    }
}
