package io.bridgehead.gateway.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Message ids as in RFC 5322 section 3.6.4, without angle brackets, quoting and comments. */
final class MessageIds {

    /** With other parameters in the same line, a header line must stay below 998 characters. */
    static final int MAX_LENGTH = 200;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+";
    private static final Pattern ID = Pattern.compile(ATOM + "@" + ATOM);
    private static final Pattern IN_TEXT = Pattern.compile(
            "<(" + ATOM.replace("+", "{1,120}+") + "@" + ATOM.replace("+", "{1,120}+") + ")>");

    private MessageIds() {}

    static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && ID.matcher(text).matches();
    }

    /** The id in a Message-ID header, with or without its brackets; empty if there is none. */
    static Optional<String> fromHeader(String header) {
        String bare = header.strip();
        if (bare.startsWith("<") && bare.endsWith(">") && bare.length() > 2) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        return isValid(bare) ? Optional.of(bare) : Optional.empty();
    }

    /** All bracketed ids in a text, in their order. */
    static List<String> allIn(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = IN_TEXT.matcher(text);
        while (matcher.find()) {
            if (isValid(matcher.group(1))) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    /** The id of one part of a message that travels in several mails. */
    static String ofPart(String whole, int number) {
        int at = whole.indexOf('@');
        return whole.substring(0, at) + ".part" + number + whole.substring(at);
    }
}
