package io.bridgehead.store.partner;

import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.history.Range;

/**
 * A page with some entries that could not be read here. Its range counts as missing: we ask for it
 * again until we can read all of it.
 *
 * @param range the supplier's USNs that the page covers
 * @param entries how many entries could not be read
 * @param first the first of them; NONE if even its id could not be read
 * @param why why that entry could not be read, as a sentence for people
 */
public record Unread(Range range, int entries, EntryId first, String why) {}
