package io.bridgehead.store.entry;

/** An entry in which an epoch occurs, with its place among the entries of that epoch. */
public record WrittenEntry(OriginOrder at, StoredEntry stored) {}
