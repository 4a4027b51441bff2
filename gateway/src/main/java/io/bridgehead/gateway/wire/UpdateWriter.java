package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.replication.Update;
import io.bridgehead.store.Completion;
import io.bridgehead.store.Entry;
import io.bridgehead.store.Epoch;
import io.bridgehead.store.EpochOwner;
import io.bridgehead.store.Stamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** docs/wire-format.md, "Update". */
final class UpdateWriter {
    static final String NAME = "Update";

    private final WireWriter out;
    private final Update update;
    private final Map<Epoch, Integer> numbers = new LinkedHashMap<>();
    private final List<EntryStamps> stamps = new ArrayList<>();
    private Epoch numbered = Epoch.NONE;

    UpdateWriter(WireWriter out, Update update) {
        this.out = out;
        this.update = update;
    }

    void write() throws XMLStreamException {
        out.root(NAME)
                .attribute("context", update.context().toString())
                .attribute("reader", update.reader().epoch().toString())
                .attribute("readerUsn", update.reader().at().usn())
                .attribute("readerMark", HistoryXml.text(update.reader().at()))
                .attribute("refresh", update.refresh())
                .attribute("snapshot", update.snapshot())
                .attribute("since", update.range().since())
                .attribute("through", update.range().through())
                .attribute("more", update.more());
        HeaderXml.write(out, update.header());
        HistoryXml.write(out, "from", update.from());
        HistoryXml.write(out, "to", update.to());
        epochs();
        EntryWriter entries = new EntryWriter(out, update.context(), numbers);
        for (int i = 0; i < update.entries().size(); i++) {
            entries.write(update.entries().get(i), stamps.get(i));
        }
        if (update.completion().isPresent()) {
            completion(update.completion().get());
        }
    }

    /** The owners, and after them the epochs that occur in stamps although their owner is not told. */
    private void epochs() throws XMLStreamException {
        for (EpochOwner owner : update.owners()) {
            number(owner.epoch());
            out.start("epoch")
                    .attribute("id", owner.epoch().toString())
                    .attribute("n", numbers.getOrDefault(owner.epoch(), 0));
            OwnerXml.attributes(out, owner).text(Texts.of(owner.server())).end();
        }
        int told = numbers.size();
        for (Entry entry : update.entries()) {
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

    private void completion(Completion completion) throws XMLStreamException {
        out.start("completion")
                .attribute("snapshot", completion.snapshot())
                .attribute("live", completion.live())
                .attribute("digest", completion.digest().toString());
        HistoryXml.write(out, completion.vector());
        out.endBlock();
    }
}
