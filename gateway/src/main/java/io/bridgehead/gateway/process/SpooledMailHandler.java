package io.bridgehead.gateway.process;

import io.bridgehead.gateway.control.Tally;
import io.bridgehead.gateway.inbound.Forwarding;
import io.bridgehead.gateway.inbound.Handled;
import io.bridgehead.gateway.inbound.InboundMail;
import io.bridgehead.gateway.mail.DecodedMail;
import io.bridgehead.gateway.mail.RoutingHeaders;
import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.gateway.replication.Verdict;
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
 * Takes mail out of the spool, the oldest first: one mail, one step, one transaction. A mail leaves the
 * spool only when its transaction is committed, so a crash repeats a mail and loses none. Of one thread.
 */
final class SpooledMailHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SpooledMailHandler.class);

    /** How often the store may refuse one mail before the mail is blamed. */
    private static final int REFUSALS_MAX = 5;

    /** Mail that changes nothing here and leaves nothing behind, except this line in the log. */
    private static final Set<Verdict> LOGGED = EnumSet.of(
            Verdict.AUTO_REPLY,
            Verdict.FORWARDED,
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

    /** The two things that can be done with a mail: take it in, or pass it on to another site. */
    record Acts(InboundMail takeIn, Forwarding passOn) {}

    /** Handles the oldest mail; false if none waits. Throws {@link StoreException} to try it again. */
    boolean handleOldest() {
        List<SpoolId> oldest = spool.waiting(1);
        oldest.forEach(this::handle);
        return !oldest.isEmpty();
    }

    private void handle(SpoolId id) {
        SpooledMail mail;
        try {
            mail = spool.read(id);
        } catch (SpoolException unreadable) {
            LOG.error("mail {} cannot be read; it is kept in quarantine", id, unreadable);
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
     * Usually the disk is to blame, and the mail is tried again. A mail that the store refuses again
     * and again would keep all others waiting, so it is set aside.
     */
    private void refusedByStore(SpoolId id, StoreException refusal) {
        refusals = id.equals(refused) ? refusals + 1 : 1;
        refused = id;
        if (refusals < REFUSALS_MAX || store.isBroken()) {
            throw refusal;
        }
        LOG.error("the store refuses mail {}; it is kept in quarantine", id, refusal);
        tally.countInternalError();
        spool.quarantine(id, "REFUSED_BY_STORE", String.valueOf(refusal.getMessage()));
    }
}
