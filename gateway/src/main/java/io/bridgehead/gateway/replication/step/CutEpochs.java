package io.bridgehead.gateway.replication.step;

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
 * Learns the owners of epochs, and where an epoch was cut. An epoch is cut if its database was put
 * back: the changes beyond the cut were lost, and the database may have given their USNs to other
 * changes.
 */
public final class CutEpochs {
    private final StepBuilder step;

    public CutEpochs(StepBuilder step) {
        this.step = step;
    }

    /**
     * Remembers {@code owners}. If we claimed more of an epoch than its cut leaves, the scope is
     * read again from every partner: the USNs beyond the cut may mean changes that we never
     * received, and a partner that believed our claim left these out. Returns the scopes that are
     * read again.
     */
    public Set<ContextId> learnAndReadAgain(Collection<EpochOwner> owners) {
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
                // This drops the false part of the claim, now that the cut is known.
                step.putProvable(context.id(), claimed);
                readFromZero(context.id());
                scopes.add(context.id());
            }
        }
        return scopes;
    }

    /**
     * Reads the scope again from all partners. A page that is under way was cut for the false claim
     * and may leave out what we lack, so from now on only pages for a later claim count.
     */
    private void readFromZero(ContextId context) {
        for (Partner partner : step.directory().partners()) {
            Link link = step.link(partner.site(), context);
            Inbound again = link.inbound().restarted(Cursor.START, false, step.now());
            step.put(link.with(again.claimingFrom(step.directory().usn() + 1)));
        }
    }
}
