package io.bridgehead.gateway.wire;

import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Stamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** docs/wire-format.md, "EpochOwner" and "Entry": the table of epochs, and the entries after it. */
final class EntriesWriter {
    private final WireWriter out;
    private final List<EpochOwner> owners;
    private final List<Entry> entries;
    private final Map<Epoch, Integer> numbers = new LinkedHashMap<>();
    private final List<EntryStamps> stamps = new ArrayList<>();
    private Epoch numbered = Epoch.NONE;

    EntriesWriter(WireWriter out, List<EpochOwner> owners, List<Entry> entries) {
        this.out = out;
        this.owners = owners;
        this.entries = entries;
    }

    /** Writes the table and the entries as a part of a message about {@code context}. */
    void write(ContextId context) throws XMLStreamException {
        epochs();
        EntryWriter writer = new EntryWriter(out, context, numbers);
        for (int i = 0; i < entries.size(); i++) {
            writer.write(entries.get(i), stamps.get(i));
        }
    }

    /** The owners, and after them those epochs in stamps whose owner this message does not name. */
    private void epochs() throws XMLStreamException {
        for (EpochOwner owner : owners) {
            number(owner.epoch());
            out.start("epoch")
                    .attribute("id", owner.epoch().toString())
                    .attribute("n", numbers.getOrDefault(owner.epoch(), 0));
            OwnerXml.attributes(out, owner).text(XmlText.of(owner.server())).end();
        }
        int told = numbers.size();
        for (Entry entry : entries) {
            EntryStamps its = new EntryStamps(entry);
            its.list().forEach(this::number);
            stamps.add(its);
        }
        for (Epoch epoch : List.copyOf(numbers.keySet()).subList(told, numbers.size())) {
            out.start("epoch")
                    .attribute("id", epoch.toString())
                    .attribute("n", numbers.getOrDefault(epoch, 0))
                    .end();
        }
    }

    private void number(Stamp stamp) {
        if (numbers.isEmpty() || !stamp.epoch().equals(numbered)) {
            number(stamp.epoch());
        }
    }

    private void number(Epoch epoch) {
        numbers.putIfAbsent(epoch, numbers.size());
        numbered = epoch;
    }
}
