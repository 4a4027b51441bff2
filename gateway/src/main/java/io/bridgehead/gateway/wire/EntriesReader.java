package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.wire.Decoded.Reason;
import io.bridgehead.store.ContextId;
import io.bridgehead.store.Entry;
import io.bridgehead.store.Epoch;
import io.bridgehead.store.EpochOwner;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** docs/wire-format.md, "EpochOwner" and "Entry": what {@link EntriesWriter} wrote. */
final class EntriesReader {
    private final WireReader in;
    private final EntryReader reader;
    private final List<Epoch> epochs = new ArrayList<>();
    private final List<EpochOwner> owners = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    /** Reads those of a message about {@code context}. */
    EntriesReader(WireReader in, ContextId context) {
        this.in = in;
        this.reader = new EntryReader(in, context, epochs);
    }

    List<EpochOwner> owners() {
        return owners;
    }

    List<Entry> entries() {
        return entries;
    }

    /** Reads the element {@code e} at hand. */
    void entry() throws XMLStreamException {
        if (entries.size() == in.limits().entries()) {
            throw in.fail(Reason.TOO_LARGE, "more entries than " + entries.size());
        }
        in.register();
        entries.add(reader.read());
    }

    /**
     * Reads the element {@code epoch} at hand. Epochs are numbered from 0; one that stands twice has
     * kept its number.
     */
    void epoch() throws XMLStreamException {
        in.countEpoch();
        Epoch epoch = new Epoch(in.uuid("id"));
        long number = in.count("n");
        if (number > epochs.size()
                || (number < epochs.size() && !epochs.get((int) number).equals(epoch))) {
            throw in.fail(Reason.BAD_VALUE, "epoch " + epoch + " cannot have number " + number);
        }
        if (number == epochs.size()) {
            epochs.add(epoch);
        }
        if (in.has("site")) {
            owners.add(OwnerXml.read(in, epoch));
        } else {
            in.skip();
        }
    }
}
