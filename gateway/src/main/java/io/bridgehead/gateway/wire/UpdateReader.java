package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.message.CutFor;
import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.wire.DecodedMessage.Reason;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Backsync.GivenPage;
import io.bridgehead.store.partner.Completion;
import java.util.Optional;
import java.util.SortedSet;
import javax.xml.stream.XMLStreamException;

/** docs/wire-format.md, "Update". */
final class UpdateReader {
    private final WireReader in;
    private Optional<Header> header = Optional.empty();
    private Optional<Mark> from = Optional.empty();
    private Optional<Mark> to = Optional.empty();
    private Optional<Completion> completion = Optional.empty();
    private Optional<GivenPage> given = Optional.empty();

    UpdateReader(WireReader in) {
        this.in = in;
    }

    Update read() throws XMLStreamException {
        ContextId context = new ContextId(in.uuid("context"));
        CutFor readBy = new CutFor(
                new Epoch(in.uuid("reader")),
                new Mark(in.count("readerUsn"), in.parsed("readerMark", HistoryXml::markValue)),
                in.flag("refresh"));
        long snapshot = in.count("snapshot");
        Range range = range(in.count("since"), in.count("through"));
        boolean more = in.flag("more");
        SortedSet<AttributeName> withheld = NamesXml.read(in, "withheld");
        boolean partial = in.flag("partial", false);
        EntriesReader entries = new EntriesReader(in, context);
        children(entries);
        return new Update(
                in.required(header, HeaderXml.NAME),
                context,
                readBy,
                new Update.PageRange(
                        range, in.required(from, "from"), in.required(to, "to"), snapshot, more),
                new Update.PageContent(
                        entries.owners(), entries.entries(), entries.unread(), withheld, partial),
                completion,
                given);
    }

    private Range range(long since, long through) {
        if (since > through) {
            throw in.fail(Reason.BAD_VALUE, "through " + through + " is before since " + since);
        }
        return new Range(since, through);
    }

    private void children(EntriesReader entries) throws XMLStreamException {
        while (in.child()) {
            switch (in.name()) {
                case EntryWriter.NAME -> entries.entry();
                case "epoch" -> entries.epoch();
                case HeaderXml.NAME -> header = in.once(header, HeaderXml.read(in));
                case "from" -> from = in.once(from, HistoryXml.mark(in));
                case "to" -> to = in.once(to, HistoryXml.mark(in));
                case "completion" -> completion = in.once(completion, completion());
                case "given" -> given = in.once(given, given());
                default -> in.skip();
            }
        }
    }

    private GivenPage given() throws XMLStreamException {
        long round = in.count("round");
        long page = in.count("page");
        if (page < 1) {
            throw in.fail(Reason.BAD_VALUE, "pages are numbered from 1");
        }
        GivenPage read =
                new GivenPage(round, page, in.flag("last"), in.count("found"), in.count("deleted"));
        in.skip();
        return read;
    }

    private Completion completion() throws XMLStreamException {
        long snapshot = in.count("snapshot");
        long live = in.count("live");
        Digest digest = in.parsed("digest", Digest::of);
        Optional<Vector> vector = Optional.empty();
        while (in.child()) {
            if (in.name().equals("vector")) {
                vector = in.once(vector, HistoryXml.vector(in));
            } else {
                in.skip();
            }
        }
        return new Completion(snapshot, in.required(vector, "vector"), live, digest);
    }
}
