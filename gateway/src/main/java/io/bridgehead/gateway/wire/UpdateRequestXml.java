package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.message.UpdateRequest.Taken;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** docs/wire-format.md, "UpdateRequest". */
final class UpdateRequestXml {
    static final String NAME = "UpdateRequest";

    private UpdateRequestXml() {}

    static void write(WireWriter out, UpdateRequest request) throws XMLStreamException {
        out.root(NAME)
                .attribute("context", request.context().toString())
                .attribute("number", request.number())
                .attribute("epoch", request.position().epoch().toString())
                .attribute("window", request.options().window())
                .attribute("tell", request.options().tell())
                .attribute("continues", request.options().continues())
                .attribute("refresh", request.options().refresh());
        if (request.recovery().backsync()) {
            out.attribute("backsync", true);
        }
        if (!request.recovery().given().list().isEmpty()) {
            out.attribute("given", HistoryXml.text(request.recovery().given()));
        }
        HeaderXml.write(out, request.header());
        out.start("received")
                .plain(HistoryXml.text(request.position().received()))
                .end();
        HistoryXml.write(out, "proof", request.position().proof());
        HistoryXml.write(out, request.vector());
        if (request.recovery().taken().isPresent()) {
            Taken taken = request.recovery().taken().get();
            out.start("taken")
                    .attribute("epoch", taken.epoch().toString())
                    .attribute("usn", taken.at().usn())
                    .attribute("value", HistoryXml.text(taken.at()))
                    .end();
        }
    }

    static UpdateRequest read(WireReader in) throws XMLStreamException {
        ContextId context = new ContextId(in.uuid("context"));
        long number = in.count("number");
        Epoch epoch = new Epoch(in.uuid("epoch"));
        long window = in.count("window");
        boolean tell = in.flag("tell");
        boolean continues = in.flag("continues");
        boolean refresh = in.flag("refresh");
        boolean backsync = in.flag("backsync", false);
        Ranges given = in.has("given") ? HistoryXml.ranges(in, "given") : Ranges.EMPTY;
        Optional<Header> header = Optional.empty();
        Optional<Ranges> received = Optional.empty();
        Optional<Mark> proof = Optional.empty();
        Optional<Vector> vector = Optional.empty();
        Optional<Taken> taken = Optional.empty();
        while (in.child()) {
            switch (in.name()) {
                case HeaderXml.NAME -> header = in.once(header, HeaderXml.read(in));
                case "received" -> received = in.once(received, HistoryXml.ranges(in));
                case "proof" -> proof = in.once(proof, HistoryXml.mark(in));
                case "vector" -> vector = in.once(vector, HistoryXml.vector(in));
                case "taken" -> taken = in.once(taken, taken(in));
                default -> in.skip();
            }
        }
        return new UpdateRequest(
                in.required(header, HeaderXml.NAME),
                context,
                number,
                new UpdateRequest.Position(
                        epoch, in.required(received, "received"), in.required(proof, "proof")),
                in.required(vector, "vector"),
                new UpdateRequest.SendOptions(window, tell, continues, refresh),
                new UpdateRequest.Recovery(backsync, given, taken));
    }

    private static Taken taken(WireReader in) throws XMLStreamException {
        Epoch epoch = new Epoch(in.uuid("epoch"));
        return new Taken(epoch, HistoryXml.mark(in));
    }
}
