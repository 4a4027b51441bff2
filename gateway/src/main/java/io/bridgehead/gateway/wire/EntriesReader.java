package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.message.UnreadEntry;
import io.bridgehead.gateway.wire.DecodedMessage.Reason;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** docs/wire-format.md, "EpochOwner" and "Entry": reads what {@link EntriesWriter} writes. */
final class EntriesReader {
    private final WireReader in;
    private final EntryReader reader;
    private final List<Epoch> epochs = new ArrayList<>();
    private final List<EpochOwner> owners = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<UnreadEntry> unread = new ArrayList<>();

    /** Reads the entries of a message about {@code context}. */
    EntriesReader(WireReader in, ContextId context) {
        this.in = in;
        this.reader = new EntryReader(in, context, epochs);
    }

    List<EpochOwner> owners() {
        return owners;
    }

    /** The entries that could be read. */
    List<Entry> entries() {
        return entries;
    }

    /** The entries that could not be read, with the reasons. */
    List<UnreadEntry> unread() {
        return unread;
    }

    /** All entries, for a message that is useless if one of them cannot be read. */
    List<Entry> all() {
        unread.stream().findFirst().ifPresent(each -> {
            throw new MalformedMessage(Reason.BAD_VALUE, each.entry() + ": " + each.why());
        });
        return entries;
    }

    /** Reads the current element {@code e}, or notes why it cannot be read. */
    void entry() throws XMLStreamException {
        if (entries.size() + unread.size() == in.limits().entries()) {
            throw in.fail(
                    Reason.TOO_LARGE,
                    "more entries than " + in.limits().entries() + " (entries-per-message)");
        }
        WireReader.Place start = in.place();
        try {
            in.register();
            entries.add(reader.read());
        } catch (MalformedMessage e) {
            if (e.reason() == Reason.NOT_XML) {
                throw e;
            }
            unread.add(new UnreadEntry(reader.reading(), String.valueOf(e.getMessage())));
            in.leave(start);
        }
    }

    /**
     * Reads the current element {@code epoch}. Epochs are numbered from 0. If one occurs twice, it keeps
     * its first number.
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
