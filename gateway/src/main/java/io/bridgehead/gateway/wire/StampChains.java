package io.bridgehead.gateway.wire;

import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import java.util.ArrayList;
import java.util.List;

/**
 * Stamps as differences (docs/wire-format.md, "Stamp"). Each epoch has two chains: one of the stamps that
 * are the first of their entry, which are creations, and one of all others. Each chain is nearly a
 * sequence, so its differences are small; both together are not. Writer and reader must walk the same
 * chains.
 */
final class StampChains {
    private static final int COUNTER_BITS = 16;
    private static final long COUNTER_MAX = (1 << COUNTER_BITS) - 1;
    private static final long MS_MAX = Long.MAX_VALUE >>> COUNTER_BITS;

    private static final class Chain {
        private long usn;
        private long ms;
        private long counter;
    }

    private final List<Epoch> epochs;
    private final List<Chain> first = new ArrayList<>();
    private final List<Chain> others = new ArrayList<>();

    /** The chains of the epochs in this table. The table may grow later. */
    StampChains(List<Epoch> epochs) {
        this.epochs = epochs;
    }

    /** Appends {@code epoch:usn:ms} or {@code epoch:usn:ms.counter}. */
    void append(StringBuilder text, int epoch, boolean isFirst, Stamp stamp) {
        Chain chain = chain(epoch, isFirst);
        long ms = stamp.time() >>> COUNTER_BITS;
        long counter = stamp.time() & COUNTER_MAX;
        text.append(epoch).append(':').append(stamp.usn() - chain.usn);
        text.append(':').append(ms - chain.ms);
        if (counter != chain.counter) {
            text.append('.').append(counter - chain.counter);
        }
        chain.usn = stamp.usn();
        chain.ms = ms;
        chain.counter = counter;
    }

    /** Reads what {@link #append} wrote; throws {@link IllegalArgumentException} for other text. */
    Stamp parse(String text, int start, int end, boolean isFirst) {
        int usnAt = XmlLists.find(text, ':', start, end) + 1;
        int msAt = XmlLists.find(text, ':', usnAt, end) + 1;
        if (usnAt > end || msAt > end) {
            throw new IllegalArgumentException("a stamp is epoch:usn:ms or epoch:usn:ms.counter");
        }
        int dot = XmlLists.find(text, '.', msAt, end);
        boolean hasCounter = dot < end;
        int epoch = Integer.parseInt(text, start, usnAt - 1, 10);
        if (epoch < 0 || epoch >= epochs.size()) {
            throw new IllegalArgumentException("epoch " + epoch + " is not in the table");
        }
        Chain chain = chain(epoch, isFirst);
        chain.usn += Long.parseLong(text, usnAt, msAt - 1, 10);
        chain.ms += Long.parseLong(text, msAt, dot, 10);
        chain.counter += hasCounter ? Long.parseLong(text, dot + 1, end, 10) : 0;
        boolean isTime = chain.ms >= 0
                && chain.ms <= MS_MAX
                && chain.counter >= 0
                && chain.counter <= COUNTER_MAX;
        if (!isTime) {
            throw new IllegalArgumentException(
                    "out of the range of time: " + chain.ms + "." + chain.counter);
        }
        if (chain.usn < 1) {
            throw new IllegalArgumentException("USNs begin with 1, not with " + chain.usn);
        }
        return new Stamp((chain.ms << COUNTER_BITS) | chain.counter, epochs.get(epoch), chain.usn);
    }

    private Chain chain(int epoch, boolean isFirst) {
        List<Chain> chains = isFirst ? first : others;
        while (chains.size() <= epoch) {
            chains.add(new Chain());
        }
        return chains.get(epoch);
    }
}
