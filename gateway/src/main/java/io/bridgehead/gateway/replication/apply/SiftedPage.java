package io.bridgehead.gateway.replication.apply;

import io.bridgehead.gateway.message.UnreadEntry;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.terms.AttributeFilter;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.partner.Unread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A page after our own filter: without the attributes that we do not take from its supplier.
 *
 * @param withheld the attributes that our filter or the supplier's left out
 */
public record SiftedPage(List<Entry> parts, SortedSet<AttributeName> withheld) {
    public SiftedPage {
        parts = List.copyOf(parts);
        withheld = Collections.unmodifiableSortedSet(withheld);
    }

    public static SiftedPage of(StepBuilder step, Update update) {
        AttributeFilter filter =
                step.terms().withholding(update.header().sender().site());
        if (filter.isEmpty()) {
            return new SiftedPage(update.content().entries(), update.content().withheld());
        }
        List<Entry> sifted = new ArrayList<>();
        TreeSet<AttributeName> names = new TreeSet<>(update.content().withheld());
        for (Entry each : update.content().entries()) {
            names.addAll(filter.in(each, name(step, each)));
            sifted.add(filter.sift(each, name(step, each)));
        }
        return new SiftedPage(sifted, names);
    }

    /** Notes the unread entries. The range is asked for again only when patience ends. */
    public static Unread unread(Update update) {
        UnreadEntry first = update.content().unread().get(0);
        return new Unread(
                update.range().usns(),
                update.content().unread().size(),
                first.entry(),
                first.why());
    }

    /** Whether parts may lack what was written in their stamps. */
    public boolean isPartial(Update update) {
        return update.content().partial() || !withheld.isEmpty();
    }

    public Applier.Sender sender(Update update) {
        return new Applier.Sender(update.header().sender().site(), isPartial(update));
    }

    /** The name of the entry: that of the part, or the one known here if the part brings none. */
    private static Rdn name(StepBuilder step, Entry part) {
        Placement told = part.placement();
        return told.equals(Placement.NONE)
                ? step.entry(part.id(), part.context()).placement().rdn()
                : told.rdn();
    }
}
