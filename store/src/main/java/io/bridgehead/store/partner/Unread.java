package io.bridgehead.store.partner;

import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.history.Range;

/**
 * A page that was read but for some of its entries, which could not be. Its range counts as missing and
 * is asked for again, until it can be read.
 *
 * @param range of the supplier's USNs that the page tells of
 * @param entries how many could not be read
 * @param first one of them; NONE if not even its id could be read
 * @param why that one could not be read, as a sentence for people
 */
public record Unread(Range range, int entries, EntryId first, String why) {}
