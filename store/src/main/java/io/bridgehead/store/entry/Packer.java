package io.bridgehead.store.entry;

import io.bridgehead.store.history.Stamp;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/** Writes the registers of an entry. A stamp is a number: its place in the table before them. */
final class Packer {
    private final DataOutputStream out;
    private final SortedMap<Stamp, Integer> numbers;

    Packer(DataOutputStream out, SortedMap<Stamp, Integer> numbers) {
        this.out = out;
        this.numbers = numbers;
    }

    void entry(Entry entry) throws IOException {
        EntryPacking.uuid(out, entry.id().value());
        EntryPacking.uuid(out, entry.context().value());
        stamp(entry.created());
        out.writeInt(entry.life().number());
        out.writeBoolean(entry.life().deleted());
        write(entry.life().write());
        EntryPacking.uuid(out, entry.placement().parent().value());
        bytes(entry.placement().rdn().text().getBytes(StandardCharsets.UTF_8));
        write(entry.placement().write());
        out.writeInt(entry.attributes().size());
        for (Map.Entry<AttributeName, Attribute> each : entry.attributes().entrySet()) {
            bytes(each.getKey().value().getBytes(StandardCharsets.UTF_8));
            attribute(each.getValue());
        }
    }

    private void attribute(Attribute attribute) throws IOException {
        write(attribute.cleared());
        out.writeInt(attribute.values().size());
        for (Map.Entry<AttributeValue, ValueMark> each : attribute.values().entrySet()) {
            bytes(each.getKey().bytes());
            out.writeBoolean(each.getValue().present());
            write(each.getValue().write());
        }
    }

    private void write(Write write) throws IOException {
        stamp(write.stamp());
        stamp(write.basis());
    }

    /** One byte for the first 255 stamps of an entry; few entries have more. */
    private void stamp(Stamp stamp) throws IOException {
        int number = Objects.requireNonNull(numbers.get(stamp), "stamp not in the table");
        if (number < 255) {
            out.writeByte(number);
        } else {
            out.writeByte(255);
            out.writeInt(number);
        }
    }

    private void bytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
