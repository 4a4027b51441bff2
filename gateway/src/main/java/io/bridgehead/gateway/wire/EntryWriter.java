package io.bridgehead.gateway.wire;

import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.ValueMark;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;

/** docs/wire-format.md, "Entry". A part that has its usual value is left out. */
final class EntryWriter {
    static final String NAME = "e";
    /** The usual reference, which is left out: the first stamp of the entry, without a basis. */
    static final String FIRST = "0";
    /** A register that was never written. */
    static final String NONE = "-";

    private final WireWriter out;
    private final ContextId context;
    private final Map<Epoch, Integer> epochs;
    private final StampChains chains;

    /** Writes entries of a message about {@code context}; the epochs have numbers in its table. */
    EntryWriter(WireWriter out, ContextId context, Map<Epoch, Integer> epochs) {
        this.out = out;
        this.context = context;
        this.epochs = epochs;
        this.chains = new StampChains(List.copyOf(epochs.keySet()));
    }

    void write(Entry entry, EntryStamps stamps) throws XMLStreamException {
        String cleared = NONE;
        if (!entry.attributes().isEmpty()) {
            AttributeName name = entry.attributes().firstKey();
            cleared = stamps.reference(entry.attribute(name).cleared());
        }
        out.start(NAME).attribute("i", Ids.compact(entry.id().value()));
        if (!entry.context().equals(context)) {
            out.attribute("x", Ids.compact(entry.context().value()));
        }
        unless(FIRST, "c", stamps.reference(entry.created()));
        life(entry.life(), stamps);
        unless(NONE, "k", cleared);
        stamps(stamps.list());
        placement(entry.placement(), stamps);
        for (Map.Entry<AttributeName, Attribute> each : entry.attributes().entrySet()) {
            out.start("a").attribute("n", each.getKey().value());
            attribute(each.getValue(), cleared, stamps);
            out.end();
        }
        out.end();
    }

    private void life(Life life, EntryStamps stamps) throws XMLStreamException {
        if (life.equals(Life.NONE)) {
            out.attribute("l", NONE);
            return;
        }
        unless("1", "l", Integer.toString(life.number()));
        if (life.deleted()) {
            out.attribute("d", "1");
        }
        unless(FIRST, "lw", stamps.reference(life.write()));
    }

    private void stamps(List<Stamp> stamps) throws XMLStreamException {
        if (stamps.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Stamp stamp : stamps) {
            boolean isFirst = text.length() == 0;
            text.append(isFirst ? "" : " ");
            chains.append(text, Objects.requireNonNull(epochs.get(stamp.epoch())), isFirst, stamp);
        }
        out.inline("s").plain(text.toString()).end();
    }

    private void placement(Placement placement, EntryStamps stamps) throws XMLStreamException {
        if (placement.equals(Placement.NONE)) {
            return;
        }
        out.inline("r");
        if (!placement.parent().equals(EntryId.NONE)) {
            out.attribute("u", Ids.compact(placement.parent().value()));
        }
        unless(FIRST, "w", stamps.reference(placement.write()));
        out.text(XmlText.of(placement.rdn().text())).end();
    }

    private void attribute(Attribute attribute, String usuallyCleared, EntryStamps stamps)
            throws XMLStreamException {
        unless(usuallyCleared, "k", stamps.reference(attribute.cleared()));
        Iterator<ValueMark> marks = attribute.values().values().iterator();
        String usual = marks.hasNext() ? stamps.reference(marks.next().write()) : FIRST;
        unless(FIRST, "w", usual);
        for (Map.Entry<AttributeValue, ValueMark> each : attribute.values().entrySet()) {
            out.inline("v");
            unless(usual, "w", stamps.reference(each.getValue().write()));
            if (!each.getValue().present()) {
                out.attribute("p", "0");
            }
            out.text(XmlText.of(each.getKey().bytes())).end();
        }
    }

    private void unless(String usual, String name, String value) throws XMLStreamException {
        if (!value.equals(usual)) {
            out.attribute(name, value);
        }
    }
}
