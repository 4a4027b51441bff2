package io.bridgehead.store.entry;

import io.bridgehead.store.history.Stamp;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Two writes to one register, where the author of the winner had not seen the loser. The directory
 * is consistent all the same, but an operator may want to know. Rows with the same entry, register
 * and stamps are one conflict.
 *
 * @param register {@link #NAME}, {@link #LIFE}, or an attribute description
 * @param kept what the winner wrote, for people
 * @param lost what the loser wrote, for people
 * @param loss the registers that lost, as a part of their entry, so that an operator can restore
 *     them; empty in rows of older versions
 */
public record Conflict(
        EntryId entry,
        String register,
        Stamp winner,
        Stamp loser,
        String kept,
        String lost,
        Optional<Entry> loss) {
    /** Stands for the register of place and name. */
    public static final String NAME = "(name)";

    /** Stands for the register of the entry's life. */
    public static final String LIFE = "(life)";

    /** What was kept, if the entry is below {@code cn=LostAndFound} now; the reason follows. */
    public static final String LOST = "below cn=LostAndFound: ";

    private static final int SHOWN_CHARACTERS_MAX = 200;

    /** The first value that shows, as text for people. */
    static String shown(Attribute attribute) {
        return attribute.values().entrySet().stream()
                .filter(each -> each.getValue().present())
                .findFirst()
                .map(each -> shown(each.getKey(), attribute.values().size()))
                .orElse("(no value)");
    }

    /** The first value that was lost, or "without" the first value whose removal was lost. */
    static String shownLoss(SortedMap<AttributeValue, ValueMark> lost) {
        AttributeValue first = lost.firstKey();
        boolean present = lost.values().iterator().next().present();
        return (present ? "" : "without ") + shown(first, lost.size());
    }

    private static String shown(AttributeValue value, int count) {
        return shown(value) + (count > 1 ? " and others" : "");
    }

    /** The value as text, shortened to what people read. */
    private static String shown(AttributeValue value) {
        String text = value.text();
        return text.length() <= SHOWN_CHARACTERS_MAX
                ? text
                : text.substring(0, SHOWN_CHARACTERS_MAX) + "…";
    }
}
