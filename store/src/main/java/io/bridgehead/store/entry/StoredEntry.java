package io.bridgehead.store.entry;

/** An entry as it stands in one database, at the USN of its latest change there. */
public record StoredEntry(long usn, Entry entry) {}
