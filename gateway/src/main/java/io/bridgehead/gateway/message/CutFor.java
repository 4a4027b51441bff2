package io.bridgehead.gateway.message;

import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;

/**
 * For whose knowledge a page was cut: what this history of this life held at the mark is left out.
 * To any other reader it is useless.
 */
public record CutFor(Epoch epoch, Mark at) {}
