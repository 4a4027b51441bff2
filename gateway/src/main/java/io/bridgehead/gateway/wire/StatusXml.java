package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Status;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import javax.xml.stream.XMLStreamException;

/** docs/wire-format.md, "Status". */
final class StatusXml {
    static final String NAME = "Status";

    private StatusXml() {}

    static void write(WireWriter out, Status status) throws XMLStreamException {
        out.root(NAME).attribute("replyWanted", status.replyWanted());
        HeaderXml.write(out, status.header());
        for (Status.Offer offer : status.offers()) {
            write(out, offer);
        }
        for (EpochOwner cut : status.cut()) {
            OwnerXml.write(out, "cut", cut);
        }
        if (!status.read().epoch().equals(Epoch.NONE)) {
            out.start("read").attribute("epoch", status.read().epoch().toString());
            for (Mark mark : status.read().marks()) {
                HistoryXml.write(out, "mark", mark);
            }
            out.endBlock();
        }
    }

    static void write(WireWriter out, Status.Offer offer) throws XMLStreamException {
        NamingContext context = offer.context();
        out.start("offer").attribute("context", context.id().toString());
        if (context.home().isPresent()) {
            out.attribute("home", context.home().get().name());
        }
        out.attribute("writableAnywhere", context.writableAnywhere())
                .attribute("lastUsn", offer.lastUsn())
                .attribute("live", offer.live())
                .attribute("digest", offer.digest().toString())
                .attribute("held", offer.held());
        NamesXml.write(out, "leavesOut", offer.leavesOut());
        out.start("dn").text(XmlText.of(context.dn())).end();
        HistoryXml.write(out, offer.vector());
        out.endBlock();
    }

    static Status read(WireReader in) throws XMLStreamException {
        boolean replyWanted = in.flag("replyWanted");
        Optional<Header> header = Optional.empty();
        List<Status.Offer> offers = new ArrayList<>();
        List<EpochOwner> cut = new ArrayList<>();
        Optional<Status.Read> read = Optional.empty();
        while (in.child()) {
            switch (in.name()) {
                case HeaderXml.NAME -> header = in.once(header, HeaderXml.read(in));
                case "offer" -> {
                    in.register();
                    offers.add(offer(in));
                }
                case "cut" -> {
                    in.countEpoch();
                    cut.add(OwnerXml.read(in, new Epoch(in.uuid("id"))));
                }
                case "read" -> read = in.once(read, read(in, new Epoch(in.uuid("epoch"))));
                default -> in.skip();
            }
        }
        return new Status(
                in.required(header, HeaderXml.NAME),
                replyWanted,
                offers,
                cut,
                read.orElse(Status.Read.NOTHING));
    }

    private static Status.Read read(WireReader in, Epoch epoch) throws XMLStreamException {
        List<Mark> marks = new ArrayList<>();
        while (in.child()) {
            if (in.name().equals("mark")) {
                in.register();
                marks.add(HistoryXml.mark(in));
            } else {
                in.skip();
            }
        }
        return new Status.Read(epoch, marks);
    }

    static Status.Offer offer(WireReader in) throws XMLStreamException {
        ContextId id = new ContextId(in.uuid("context"));
        Optional<SiteId> home = in.has("home") ? Optional.of(in.site("home")) : Optional.empty();
        boolean writableAnywhere = in.flag("writableAnywhere");
        long lastUsn = in.count("lastUsn");
        long live = in.count("live");
        Digest digest = in.parsed("digest", Digest::of);
        long held = in.count("held");
        SortedSet<AttributeName> leavesOut = NamesXml.read(in, "leavesOut");
        Optional<String> dn = Optional.empty();
        Optional<Vector> vector = Optional.empty();
        while (in.child()) {
            switch (in.name()) {
                case "dn" -> dn = in.once(dn, in.string());
                case "vector" -> vector = in.once(vector, HistoryXml.vector(in));
                default -> in.skip();
            }
        }
        return new Status.Offer(
                new NamingContext(id, in.required(dn, "dn"), home, writableAnywhere),
                lastUsn,
                in.required(vector, "vector"),
                live,
                digest,
                held,
                leavesOut);
    }
}
