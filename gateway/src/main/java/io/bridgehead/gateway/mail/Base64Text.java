package io.bridgehead.gateway.mail;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds base64 in a text to which a relay has added lines. Encoders write lines of equal length and
 * one shorter last line, and padding ends the data (RFC 2045 section 6.8). All other lines are a
 * header or a footer. The caller compares digests, because only a digest tells which block is
 * right.
 */
final class Base64Text {

    /** A last line may be as short as one byte: two letters and the padding. */
    private static final Pattern LINE =
            Pattern.compile("[A-Za-z0-9+/]{4,}={0,2}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=");

    /**
     * A payload is one block. Only the longest blocks are tried, so that a hostile mail costs
     * little.
     */
    private static final int MAX_BLOCKS = 3;

    private Base64Text() {}

    /** What the text may stand for, the most likely first. */
    static List<byte[]> blocksIn(String text) {
        List<List<String>> blocks = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String bare = line.strip();
            boolean valid = LINE.matcher(bare).matches();
            if (!block.isEmpty() && (!valid || bare.length() > block.get(0).length())) {
                blocks.add(block);
                block = new ArrayList<>();
            }
            if (valid) {
                block.add(bare);
                if (bare.endsWith("=") || bare.length() < block.get(0).length()) {
                    blocks.add(block);
                    block = new ArrayList<>();
                }
            }
        }
        blocks.add(block);
        blocks.removeIf(List::isEmpty);
        blocks.sort(Comparator.comparingLong(Base64Text::letters).reversed());
        List<byte[]> found = new ArrayList<>();
        for (List<String> each : blocks.subList(0, Math.min(blocks.size(), MAX_BLOCKS))) {
            decode(each, found);
            if (each.size() > 1) {
                // The shorter last line may be the first word of a footer.
                decode(each.subList(0, each.size() - 1), found);
            }
        }
        return found;
    }

    private static long letters(List<String> block) {
        return block.stream().mapToLong(String::length).sum();
    }

    private static void decode(List<String> lines, List<byte[]> found) {
        try {
            found.add(Base64.getDecoder().decode(String.join("", lines)));
        } catch (IllegalArgumentException wrongLength) {
            // Not base64 after all, but words that look like it.
            return;
        }
    }
}
