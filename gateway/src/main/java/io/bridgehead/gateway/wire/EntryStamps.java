package io.bridgehead.gateway.wire;

import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.ValueMark;
import io.bridgehead.store.entry.Write;
import io.bridgehead.store.history.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stamps of one entry, each once, numbered in the order of their first occurrence: creation, life,
 * place, attributes. Most entries have one or two stamps, and most registers have the first.
 */
final class EntryStamps {
    /** The reference of a register that was never written. */
    private static final int NONE = -1;

    private final List<Stamp> list = new ArrayList<>(2);
    private final Map<Stamp, Integer> numbers = new HashMap<>(4);
    private Stamp asked = Stamp.NONE;
    private int answered = NONE;

    EntryStamps(Entry entry) {
        number(entry.created());
        number(entry.life().write());
        number(entry.placement().write());
        for (Attribute attribute : entry.attributes().values()) {
            number(attribute.cleared());
            for (ValueMark mark : attribute.values().values()) {
                number(mark.write());
            }
        }
    }

    List<Stamp> list() {
        return list;
    }

    /** A stamp as text: its number, or {@code -}. */
    String reference(Stamp stamp) {
        return reference(number(stamp));
    }

    /** A write as text: the number of its stamp, and after a slash the number of its basis, if any. */
    String reference(Write write) {
        int stamp = number(write.stamp());
        int basis = number(write.basis());
        return basis == NONE ? reference(stamp) : reference(stamp) + "/" + reference(basis);
    }

    private static String reference(int number) {
        return switch (number) {
            case NONE -> "-";
            case 0 -> "0";
            case 1 -> "1";
            default -> Integer.toString(number);
        };
    }

    private void number(Write write) {
        number(write.stamp());
        number(write.basis());
    }

    /** Neighbouring registers often have the same stamp: then the last answer saves a hash lookup. */
    private int number(Stamp stamp) {
        if (stamp.equals(asked)) {
            return answered;
        }
        if (stamp.isNone()) {
            return NONE;
        }
        Integer known = numbers.get(stamp);
        int number = known == null ? list.size() : known;
        if (known == null) {
            numbers.put(stamp, number);
            list.add(stamp);
        }
        asked = stamp;
        answered = number;
        return number;
    }
}
