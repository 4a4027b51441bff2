package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.wire.DecodedMessage.Reason;
import io.bridgehead.store.entry.Write;
import io.bridgehead.store.history.Stamp;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** The stamps of the entry that is being read; turns references into writes. */
final class StampReferences {
    private static final int CHARS_MAX = 64;

    private final WireReader in;
    private final List<Stamp> stamps = new ArrayList<>(2);
    private Write first = Write.NONE;

    StampReferences(WireReader in) {
        this.in = in;
    }

    /** Reads the element with the stamps. */
    void read(StampChains chains) throws XMLStreamException {
        if (!stamps.isEmpty()) {
            throw in.fail(Reason.DUPLICATE, "a second element 's'");
        }
        String text =
                in.text(CHARS_MAX * in.limits().registers(), "stamps (see values-per-attribute)");
        XmlLists.forEach(text, (start, end) -> {
            in.register();
            stamps.add(stamp(text, start, end, chains));
        });
        if (!stamps.isEmpty()) {
            first = new Write(stamps.get(0), Stamp.NONE);
        }
    }

    private Stamp stamp(String text, int start, int end, StampChains chains) {
        try {
            return chains.parse(text, start, end, stamps.isEmpty());
        } catch (IllegalArgumentException e) {
            String quoted = MalformedMessage.quoted(text.substring(start, end));
            throw in.fail(Reason.BAD_VALUE, "stamp " + quoted + ": " + e.getMessage());
        }
    }

    Stamp stamp(String reference) {
        if (reference.equals(EntryWriter.NONE)) {
            return Stamp.NONE;
        }
        int number = in.parse("reference", reference, Integer::parseInt);
        if (number < 0 || number >= stamps.size()) {
            throw in.fail(
                    Reason.BAD_VALUE, "stamp " + number + " of an entry that has " + stamps.size());
        }
        return stamps.get(number);
    }

    Write write(String reference) {
        if (reference.equals(EntryWriter.FIRST) && !stamps.isEmpty()) {
            return first;
        }
        if (reference.equals(EntryWriter.NONE)) {
            return Write.NONE;
        }
        int slash = reference.indexOf('/');
        return slash < 0
                ? new Write(stamp(reference), Stamp.NONE)
                : new Write(
                        stamp(reference.substring(0, slash)),
                        stamp(reference.substring(slash + 1)));
    }
}
