package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.message.Update;
import io.bridgehead.store.partner.Backsync.GivenPage;
import io.bridgehead.store.partner.Completion;
import javax.xml.stream.XMLStreamException;

/** docs/wire-format.md, "Update". */
final class UpdateWriter {
    static final String NAME = "Update";

    private final WireWriter out;
    private final Update update;

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
                .attribute("refresh", update.reader().refresh())
                .attribute("snapshot", update.range().snapshot())
                .attribute("since", update.range().usns().since())
                .attribute("through", update.range().usns().through())
                .attribute("more", update.range().more());
        NamesXml.write(out, "withheld", update.content().withheld());
        if (update.content().partial()) {
            out.attribute("partial", true);
        }
        HeaderXml.write(out, update.header());
        HistoryXml.write(out, "from", update.range().from());
        HistoryXml.write(out, "to", update.range().to());
        new EntriesWriter(out, update.content().owners(), update.content().entries())
                .write(update.context());
        if (update.completion().isPresent()) {
            completion(update.completion().get());
        }
        if (update.given().isPresent()) {
            given(update.given().get());
        }
    }

    private void given(GivenPage given) throws XMLStreamException {
        out.start("given")
                .attribute("round", given.round())
                .attribute("page", given.number())
                .attribute("last", given.last())
                .attribute("found", given.found())
                .attribute("deleted", given.deleted())
                .end();
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
