package io.bridgehead.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.Samples;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A mark is the same for the same history, on every machine, and another for every other history. */
class MarkTest {
    /** Computed by another program, from the definition. */
    private static final long GENESIS = 0x8c7654ecfd7b0b62L;

    private static final long AFTER_TWO = 0xb03bf90396c2ccf2L;

    private static Mark chain(Epoch epoch, String... entries) {
        Mark mark = Mark.genesis(epoch);
        for (String entry : entries) {
            mark = mark.next(mark.usn() + 1, entry.getBytes(StandardCharsets.UTF_8));
        }
        return mark;
    }

    @Test
    void sameHistoryHasTheSameMarkForEver() {
        Epoch epoch = new Epoch(new UUID(1, 2));
        assertThat(chain(epoch, "a", "b")).isEqualTo(chain(epoch, "a", "b"));
        // Databases keep these values: a change of the chain would look like a set-back to
        // partners.
        assertThat(Mark.genesis(epoch)).isEqualTo(new Mark(0, GENESIS));
        assertThat(chain(epoch, "a", "b")).isEqualTo(new Mark(2, AFTER_TWO));
    }

    @Test
    void anyDifferenceGivesAnotherMark() {
        Epoch epoch = Samples.epoch(1);
        Set<Long> values = new HashSet<>();
        values.add(chain(epoch, "a", "b").value());
        values.add(chain(epoch, "b", "a").value());
        values.add(chain(epoch, "a").value());
        values.add(chain(epoch, "ab").value());
        values.add(chain(Samples.epoch(2), "a", "b").value());
        values.add(chain(epoch, "a").next().value());
        values.add(Mark.genesis(epoch).next(7, new byte[] {'a'}).value());
        assertThat(values).hasSize(7);
    }

    @Test
    void cutIsAStepWithoutAnEntry() {
        Mark mark = chain(Samples.epoch(1), "a");
        assertThat(mark.next()).isEqualTo(mark.next(mark.usn() + 1, new byte[0]));
        assertThat(mark.next().usn()).isEqualTo(mark.usn() + 1);
    }

    @Property(tries = 200)
    void policyKeepsAMarkAtEveryCommitAndOftenEnoughWithin(
            @ForAll @Size(min = 1, max = 200) @IntRange(min = 1, max = 20_000) int[] sizes) {
        MarkPolicy policy = new MarkPolicy();
        int entries = 0;
        long bytes = 0;
        for (int i = 0; i < sizes.length; i++) {
            entries++;
            bytes += sizes[i];
            if (policy.keepsAfter(sizes[i], i == sizes.length - 1)) {
                entries = 0;
                bytes = 0;
            }
            assertThat(entries).as("entries without a mark").isLessThan(32);
            assertThat(bytes).as("bytes without a mark").isLessThan(64 << 10);
        }
        assertThat(entries).as("the last entry of a commit has a mark").isZero();
    }
}
