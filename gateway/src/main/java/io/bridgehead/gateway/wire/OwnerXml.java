package io.bridgehead.gateway.wire;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import javax.xml.stream.XMLStreamException;

/** The owner of an epoch, and the USN at which it was cut (docs/wire-format.md, "EpochOwner"). */
final class OwnerXml {
    /** The limit of the configuration and of the database's columns. */
    private static final int SERVER_CHARS_MAX = 64;

    private OwnerXml() {}

    static void write(WireWriter out, String name, EpochOwner owner) throws XMLStreamException {
        out.start(name).attribute("id", owner.epoch().toString());
        attributes(out, owner).text(XmlText.of(owner.server())).end();
    }

    /** The attributes besides the epoch's id; the text of the element is the server. */
    static WireWriter attributes(WireWriter out, EpochOwner owner) throws XMLStreamException {
        out.attribute("site", owner.site().name());
        if (owner.isCut()) {
            out.attribute("end", owner.end());
        }
        return out;
    }

    static EpochOwner read(WireReader in, Epoch epoch) throws XMLStreamException {
        SiteId site = in.site("site");
        long end = in.has("end") ? in.count("end") : EpochOwner.OPEN;
        return new EpochOwner(epoch, site, server(in), end);
    }

    /** Reads the text of the current element as the name of a server. */
    static String server(WireReader in) throws XMLStreamException {
        String name = in.string();
        in.require(name.length(), SERVER_CHARS_MAX, "characters in a server's name");
        return name;
    }
}
