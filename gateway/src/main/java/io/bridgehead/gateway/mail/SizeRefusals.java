package io.bridgehead.gateway.mail;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells refusals of a mail's size from other refusals, and reads the limit that some of them name.
 * A mistake costs little: mail is cut smaller than necessary, or is refused once more.
 */
public final class SizeRefusals {

    /** "Message too big for system" and "message length exceeds administrative limit" (RFC 3463). */
    private static final Pattern STATUS = Pattern.compile("(?<![0-9.])5\\.(3\\.4|2\\.3)(?![0-9.])");

    /** A full mailbox, which has the reply code 552 as well. */
    private static final Pattern FULL = Pattern.compile(
            "(?<![0-9.])[45]\\.2\\.2(?![0-9.])|quota|mailbox (is )?full|storage",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CODE = Pattern.compile("\\b552\\b");

    private static final Pattern WORDS = Pattern.compile(
            "\\b(message|mail|e-mail)\\b.{0,20}\\btoo (large|big|long)\\b"
                    + "|\\b(message|mail|e-mail) (size|length)\\b.{0,30}\\b(exceed|limit|max)"
                    + "|exceed\\w*\\b.{0,40}\\b(message|mail|e-mail)? ?(size|length)\\b"
                    + "|size limit",
            Pattern.CASE_INSENSITIVE);

    /** Postfix, for example: "message size 300000 exceeds size limit 102400 of server mx". */
    private static final Pattern LIMIT = Pattern.compile(
            "\\b(?:limit|max|maximum)\\b[^0-9]{0,20}([1-9][0-9]{3,11})(?![0-9])",
            Pattern.CASE_INSENSITIVE);

    private SizeRefusals() {}

    /** Whether these words of a relay, with its codes, refuse a mail because of its size. */
    public static boolean isAboutSize(String words) {
        if (STATUS.matcher(words).find()) {
            return true;
        }
        return !FULL.matcher(words).find()
                && (CODE.matcher(words).find() || WORDS.matcher(words).find());
    }

    /** The limit in bytes, if the words name one. */
    public static OptionalLong told(String words) {
        Matcher limit = LIMIT.matcher(words);
        return limit.find()
                ? OptionalLong.of(Long.parseLong(limit.group(1)))
                : OptionalLong.empty();
    }
}
