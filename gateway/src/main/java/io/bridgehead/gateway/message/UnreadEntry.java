package io.bridgehead.gateway.message;

import io.bridgehead.store.entry.EntryId;

/**
 * An entry of a page that its reader could not read, or would not, because it is beyond a limit.
 *
 * @param entry NONE if not even that could be read
 * @param why a sentence for people, with the place in the message
 */
public record UnreadEntry(EntryId entry, String why) {}
