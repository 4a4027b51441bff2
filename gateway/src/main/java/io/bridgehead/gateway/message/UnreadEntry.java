package io.bridgehead.gateway.message;

import io.bridgehead.store.entry.EntryId;

/**
 * An entry of a page that its reader did not take: it is malformed, or beyond a limit of the
 * reader.
 *
 * @param entry the id of the entry; NONE if the reader could not read the id either
 * @param why a sentence for people, with the place in the message
 */
public record UnreadEntry(EntryId entry, String why) {}
