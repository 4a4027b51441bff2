package io.bridgehead.store.entry;

import io.bridgehead.store.history.Stamp;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Reads what {@link Packer} wrote. */
final class Unpacker {
    private final DataInputStream in;
    private final Stamp[] stamps;

    Unpacker(DataInputStream in, Stamp[] stamps) {
        this.in = in;
        this.stamps = stamps;
    }

    Entry entry() throws IOException {
        EntryId id = new EntryId(EntryPacking.uuid(in));
        ContextId context = new ContextId(EntryPacking.uuid(in));
        Stamp created = stamp();
        Life life = new Life(in.readInt(), in.readBoolean(), write());
        Placement placement =
                new Placement(new EntryId(EntryPacking.uuid(in)), new Rdn(text()), write());
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            attributes.put(new AttributeName(text()), attribute());
        }
        return new Entry(id, context, created, life, placement, attributes);
    }

    private Attribute attribute() throws IOException {
        Write cleared = write();
        TreeMap<AttributeValue, ValueMark> values = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            values.put(AttributeValue.of(bytes()), new ValueMark(in.readBoolean(), write()));
        }
        return new Attribute(cleared, values);
    }

    private Write write() throws IOException {
        return new Write(stamp(), stamp());
    }

    private Stamp stamp() throws IOException {
        int number = in.readUnsignedByte();
        return stamps[number < 255 ? number : in.readInt()];
    }

    private String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() throws IOException {
        return in.readNBytes(in.readInt());
    }
}
