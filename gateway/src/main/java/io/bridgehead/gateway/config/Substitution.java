package io.bridgehead.gateway.config;

import io.bridgehead.gateway.config.Located.Value;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${env:NAME}}, anywhere in a value, with that environment variable. */
record Substitution(Map<String, String> environment, ProblemCollector problems) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    /** The value with its variables filled in; empty, and reported, if one is missing. */
    Optional<String> resolve(Value value) {
        Matcher matcher = VARIABLE.matcher(value.text());
        StringBuilder filled = new StringBuilder();
        boolean complete = true;
        while (matcher.find()) {
            Optional<String> content = lookUp(matcher.group(1), value.line());
            complete &= content.isPresent();
            matcher.appendReplacement(filled, Matcher.quoteReplacement(content.orElse("")));
        }
        return complete ? Optional.of(matcher.appendTail(filled).toString()) : Optional.empty();
    }

    private Optional<String> lookUp(String expression, int line) {
        if (!expression.startsWith("env:")) {
            problems.error(line, "'${" + expression + "}' is not understood", "write ${env:NAME}");
            return Optional.empty();
        }
        String name = expression.substring("env:".length());
        Optional<String> content =
                Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
        if (content.isEmpty()) {
            problems.error(
                    line,
                    "environment variable " + name + " is not set",
                    "set it before the gateway starts");
        }
        return content;
    }
}
