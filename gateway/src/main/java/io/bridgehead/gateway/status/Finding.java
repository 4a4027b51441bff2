package io.bridgehead.gateway.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that the operator should know, as data. {@link FindingWords} makes the sentence of it.
 *
 * @param code stable, for scripts
 * @param arguments by name, what the sentence tells in detail
 * @param command what to do next, ready to be typed; empty if nothing needs to be done
 */
public record Finding(FindingCode code, SortedMap<String, String> arguments, String command) {
    public Finding {
        arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
    }

    /** A finding without arguments and command. */
    static Finding of(FindingCode code) {
        return new Finding(code, Collections.emptySortedMap(), "");
    }

    /** With one more argument. */
    Finding with(String name, Object value) {
        TreeMap<String, String> more = new TreeMap<>(arguments);
        more.put(name, value.toString());
        return new Finding(code, more, command);
    }

    /** With one more argument, to the second: people do not read nanoseconds. */
    Finding with(String name, Instant value) {
        return with(name, (Object) value.truncatedTo(ChronoUnit.SECONDS));
    }

    /** With this verb and its arguments as the next step. */
    Finding command(String verb) {
        return new Finding(code, arguments, "./bridgehead " + verb);
    }

    /** The same in words. JSON has it beside the code, for people who read JSON. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String sentence() {
        return FindingWords.sentence(this);
    }
}
