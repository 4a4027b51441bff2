package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Refusal;
import io.bridgehead.store.entry.ContextId;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** docs/wire-format.md, "Refusal". */
final class RefusalXml {
    static final String NAME = "Refusal";

    private RefusalXml() {}

    static void write(WireWriter out, Refusal refusal) throws XMLStreamException {
        out.root(NAME)
                .attribute("reason", refusal.reason().name())
                .attribute("context", refusal.context().toString())
                .attribute("latest", refusal.latest());
        HeaderXml.write(out, refusal.header());
        out.start("detail").text(XmlText.of(refusal.detail())).end();
    }

    static Refusal read(WireReader in) throws XMLStreamException {
        Refusal.Reason reason = in.parsed("reason", Refusal.Reason::valueOf);
        ContextId context = new ContextId(in.uuid("context"));
        long latest = in.has("latest") ? in.count("latest") : 0;
        Optional<Header> header = Optional.empty();
        Optional<String> detail = Optional.empty();
        while (in.child()) {
            switch (in.name()) {
                case HeaderXml.NAME -> header = in.once(header, HeaderXml.read(in));
                case "detail" -> detail = in.once(detail, in.string());
                default -> in.skip();
            }
        }
        return new Refusal(
                in.required(header, HeaderXml.NAME),
                reason,
                context,
                latest,
                in.required(detail, "detail"));
    }
}
