package io.bridgehead.gateway.message;

import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;

/**
 * The knowledge of the reader for which the supplier cut a page. The supplier leaves out what this
 * reader's vector covered when it asked. A reader in another epoch or with another history must not
 * apply the page, because it may lack what was left out.
 *
 * @param epoch the reader's epoch when it asked
 * @param at the reader's mark when it asked
 * @param refresh whether the page also has what the reader's vector covers
 */
public record CutFor(Epoch epoch, Mark at, boolean refresh) {}
