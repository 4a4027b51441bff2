package io.bridgehead.gateway.message;

import java.util.function.Function;

/**
 * A message from one gateway to another. Each kind is described in docs/wire-format.md under its
 * name.
 */
public sealed interface Message permits UpdateRequest, Update, Status, Refusal, Comparison {
    Header header();

    /**
     * Calls the function for this kind of message. A new kind makes the compiler name every caller
     * to change.
     */
    <R> R match(
            Function<UpdateRequest, R> request,
            Function<Update, R> update,
            Function<Status, R> status,
            Function<Refusal, R> refusal,
            Function<Comparison, R> comparison);
}
