package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Sender;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;

/** docs/wire-format.md, "Header". */
final class HeaderXml {
    static final String NAME = "header";

    private HeaderXml() {}

    static void write(WireWriter out, Header header) throws XMLStreamException {
        out.start(NAME)
                .attribute("organization", header.organization().toString())
                .attribute("receiver", header.receiver().name())
                .attribute("created", header.created().toString())
                .attribute("expires", header.expires().toString());
        out.start("id").text(XmlText.of(header.id())).end();
        if (header.inReplyTo().isPresent()) {
            out.start("inReplyTo").text(XmlText.of(header.inReplyTo().get())).end();
        }
        Sender sender = header.sender();
        out.start("sender")
                .attribute("site", sender.site().name())
                .attribute("epoch", sender.epoch().toString())
                .attribute("usn", sender.at().usn())
                .attribute("mark", HistoryXml.text(sender.at()))
                .text(XmlText.of(sender.server()))
                .end();
        for (String capability : header.capabilities()) {
            out.start("capability").text(XmlText.of(capability)).end();
        }
        out.endBlock();
    }

    static Header read(WireReader in) throws XMLStreamException {
        UUID organization = in.uuid("organization");
        SiteId receiver = in.site("receiver");
        Instant created = in.instant("created");
        Instant expires = in.instant("expires");
        Optional<String> id = Optional.empty();
        Optional<String> inReplyTo = Optional.empty();
        Optional<Sender> sender = Optional.empty();
        SortedSet<String> capabilities = new TreeSet<>();
        while (in.child()) {
            switch (in.name()) {
                case "id" -> id = in.once(id, in.string());
                case "inReplyTo" -> inReplyTo = in.once(inReplyTo, in.string());
                case "sender" -> sender = in.once(sender, party(in));
                case "capability" -> {
                    in.register();
                    capabilities.add(in.string());
                }
                default -> in.skip();
            }
        }
        return new Header(
                organization,
                in.required(sender, "sender"),
                receiver,
                in.required(id, "id"),
                inReplyTo,
                created,
                expires,
                capabilities);
    }

    private static Sender party(WireReader in) throws XMLStreamException {
        SiteId site = in.site("site");
        Epoch epoch = new Epoch(in.uuid("epoch"));
        Mark at = new Mark(in.count("usn"), in.parsed("mark", HistoryXml::markValue));
        return new Sender(site, OwnerXml.server(in), epoch, at);
    }
}
