package io.bridgehead.store.entry;

/** The register of one value of one attribute: the last write that added or deleted it. */
public record ValueMark(boolean present, Write write) {
    /** The later mark. */
    public static ValueMark merge(ValueMark a, ValueMark b) {
        return a.write.stamp().compareTo(b.write.stamp()) >= 0 ? a : b;
    }
}
