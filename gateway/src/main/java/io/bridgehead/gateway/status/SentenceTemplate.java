package io.bridgehead.gateway.status;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with places for arguments. {@code {site}} is replaced by the argument {@code site}.
 * {@code {count|1 mail is|# mails are}} chooses by number; {@code #} is that number. What stands in
 * square brackets is left out unless all its arguments are given.
 */
record SentenceTemplate(String text) {
    private static final Pattern OPTION = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern PLACE =
            Pattern.compile("\\{([a-zA-Z]+)(?:\\|([^|{}]*)\\|([^|{}]*))?}");

    /** The sentence. An argument that is missing outside of brackets is a mistake of ours. */
    String with(Map<String, String> arguments) {
        StringBuilder chosen = new StringBuilder();
        Matcher option = OPTION.matcher(text);
        while (option.find()) {
            String words = hasAll(option.group(1), arguments) ? option.group(1) : "";
            option.appendReplacement(chosen, Matcher.quoteReplacement(words));
        }
        option.appendTail(chosen);
        return filled(chosen.toString(), arguments);
    }

    private static boolean hasAll(String words, Map<String, String> arguments) {
        return PLACE.matcher(words)
                .results()
                .allMatch(each -> arguments.containsKey(each.group(1)));
    }

    private static String filled(String words, Map<String, String> arguments) {
        StringBuilder sentence = new StringBuilder();
        Matcher place = PLACE.matcher(words);
        while (place.find()) {
            String value = Optional.ofNullable(arguments.get(place.group(1)))
                    .orElseThrow(() -> new IllegalStateException(
                            "no argument for " + place.group() + " in: " + words));
            String shown = Optional.ofNullable(place.group(2))
                    .map(one -> value.equals("1") ? one : place.group(3).replace("#", value))
                    .orElse(value);
            place.appendReplacement(sentence, Matcher.quoteReplacement(shown));
        }
        return place.appendTail(sentence).toString();
    }
}
