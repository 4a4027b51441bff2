package io.bridgehead.store.entry;

/** The register of one value: the last write that added or deleted it. */
public record ValueMark(boolean present, Write write) {
    /** The later of two marks. */
    public static ValueMark merge(ValueMark a, ValueMark b) {
        return a.write.stamp().compareTo(b.write.stamp()) >= 0 ? a : b;
    }
}
