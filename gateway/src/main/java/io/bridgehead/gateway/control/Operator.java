package io.bridgehead.gateway.control;

import java.util.List;

/** What an operator decides about replication. Durable when a method returns. Thread-safe. */
public interface Operator {
    /** Lets the held deletions of these numbers through; other numbers: nothing. */
    void approve(List<Long> numbers);

    /** Gives up what is held under this number, and closes the gap that it left; unknown: nothing. */
    void dropHeld(long number);
}
