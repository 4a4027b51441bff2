package io.bridgehead.gateway.replication;

import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Learns whose epochs are and where they were cut. An epoch is cut when its database was put back: its
 * changes beyond the end were lost, and the USNs there may have been given out again.
 */
final class CutEpochs {
    private final StepBuilder step;

    CutEpochs(StepBuilder step) {
        this.step = step;
    }

    /**
     * Remembers {@code owners}. A scope in which we claimed more than the cut leaves is read again from
     * every partner: what we claimed beyond the end may have been another change than the one that we
     * have, and a partner that believed the claim left out what we lack. Returns these scopes.
     */
    Set<ContextId> learnAndReadAgain(Collection<EpochOwner> owners) {
        Set<ContextId> readAgain = new TreeSet<>();
        for (EpochOwner owner : owners) {
            if (step.learn(owner)) {
                readAgain.addAll(scopesClaimedBeyond(owner));
            }
        }
        return readAgain;
    }

    private Set<ContextId> scopesClaimedBeyond(EpochOwner cut) {
        Set<ContextId> scopes = new TreeSet<>();
        for (NamingContext context : step.directory().contexts()) {
            Vector claimed = step.vector(context.id());
            if (claimed.of(cut.epoch()).last() > cut.end()) {
                // put() leaves out what lies beyond the end that was just learned
                step.put(context.id(), claimed);
                readFromZero(context.id());
                scopes.add(context.id());
            }
        }
        return scopes;
    }

    /** No page counts any more that was cut for what we claimed until now. */
    private void readFromZero(ContextId context) {
        for (Partner partner : step.directory().partners()) {
            Link link = step.link(partner.site(), context);
            Inbound again = link.inbound().restarted(Cursor.START, false, step.now());
            step.put(link.with(again.claimingFrom(step.directory().usn() + 1)));
        }
    }
}
