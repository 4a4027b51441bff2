package io.bridgehead.gateway.status;

import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.partner.HeldEntry.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Words for held items: why an item is held, what ends it, and what it would change. */
public final class HeldWords {
    private static final int VALUE_SHOWN_MAX = 60;
    private static final int VALUES_SHOWN_MAX = 5;

    private HeldWords() {}

    public static String why(Reason reason) {
        return switch (reason) {
            case UNKNOWN_EPOCH -> "written by a server that no partner has named yet";
            case FOREIGN_WRITE -> "written at a site that is not the context's home";
            case OTHER_CONTEXT -> "the entry is in another context here";
            case DELETE_BRAKE -> "one of more deletions than the delete brake lets through";
            case APPROVED -> "approved; applied next";
        };
    }

    public static String cure(Reason reason) {
        return switch (reason) {
            case UNKNOWN_EPOCH ->
                "nothing to do: it is applied when a partner says which site the server belongs to";
            case FOREIGN_WRITE -> "have the change made at the home site, then drop this item";
            case OTHER_CONTEXT -> "keep the entry that is here, and drop this item";
            case DELETE_BRAKE ->
                "approve it, or undelete the entry at the site where it was deleted";
            case APPROVED -> "nothing to do: it is applied next";
        };
    }

    /** What a part would change: one line for each register. */
    public static List<String> changes(Entry part) {
        List<String> lines = new ArrayList<>();
        if (part.life().number() > 0) {
            lines.add(part.life().deleted() ? "deletes the entry" : "the entry lives");
        }
        if (!part.placement().write().stamp().isNone()) {
            lines.add("its name is " + part.placement().rdn().text());
        }
        part.attributes().forEach((name, attribute) -> lines.add(change(name, attribute)));
        return lines;
    }

    private static String change(AttributeName name, Attribute attribute) {
        List<AttributeValue> shown = attribute.shown();
        int gone = attribute.values().size() - shown.size();
        String values = shown.stream()
                .limit(VALUES_SHOWN_MAX)
                .map(HeldWords::brief)
                .collect(Collectors.joining(", "));
        String more = shown.size() > VALUES_SHOWN_MAX
                ? " and " + (shown.size() - VALUES_SHOWN_MAX) + " more"
                : "";
        String lost = gone == 0 ? "" : (shown.isEmpty() ? "" : "; ") + gone + " removed";
        return name + ": " + (shown.isEmpty() && gone == 0 ? "no values" : values + more + lost);
    }

    private static String brief(AttributeValue value) {
        String text = value.length() > 4 * VALUE_SHOWN_MAX ? "" : value.text();
        return text.isEmpty() || text.length() > VALUE_SHOWN_MAX ? value.length() + " bytes" : text;
    }
}
