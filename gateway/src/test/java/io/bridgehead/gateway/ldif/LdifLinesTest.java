package io.bridgehead.gateway.ldif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LdifLinesTest {

    /** A file, and its lines as {@code number:text}. */
    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("a", List.of("1:a")),
                Arguments.of("a\n", List.of("1:a")),
                Arguments.of("a\r\nb\r\n", List.of("1:a", "2:b")),
                Arguments.of("a\rb\n", List.of("1:a\rb")),
                Arguments.of("a\n\nb", List.of("1:a", "2:", "3:b")),
                Arguments.of("\n\n", List.of("1:", "2:")),
                Arguments.of("a\n b\n c\nd", List.of("1:abc", "4:d")),
                Arguments.of("a\n  b", List.of("1:a b")),
                Arguments.of("a\r\n b", List.of("1:ab")),
                Arguments.of("a\n \n b", List.of("1:ab")),
                Arguments.of("# c\na", List.of("2:a")),
                Arguments.of("# c\n goes on\na\n#end", List.of("3:a")),
                Arguments.of("a\n# between\nb", List.of("1:a", "3:b")),
                Arguments.of(" a", List.of("1: a")),
                Arguments.of("\ufeffdn: x", List.of("1:dn: x")),
                Arguments.of("a\n\ufeffb", List.of("1:a", "2:\ufeffb")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void foldedLinesAreJoinedAndCommentsLeftOut(String file, List<String> lines) {
        assertThat(read(new ByteArrayInputStream(file.getBytes(UTF_8)), 1000)).isEqualTo(lines);
    }

    /** Law: the same lines come out however few bytes the input gives at a time. */
    @ParameterizedTest
    @MethodSource("files")
    void linesDoNotDependOnHowTheInputIsCut(String file, List<String> lines) {
        byte[] bytes = file.getBytes(UTF_8);
        for (int pieces : new int[] {4, 7}) {
            assertThat(read(new Trickle(bytes, pieces), 1000)).isEqualTo(lines);
        }
    }

    @Test
    void lineWithinTheLimitIsWholeAndOneByteMoreIsTooLong() {
        LdifLines lines = lines("12345\n123456\n123\n 456\nx", 5);
        assertThat(lines.next()).hasValueSatisfying(each -> {
            assertThat(each.tooLong()).isFalse();
            assertThat(each.text()).hasSize(5);
        });
        for (int number : new int[] {2, 3}) {
            assertThat(lines.next()).hasValueSatisfying(each -> {
                assertThat(each.number()).isEqualTo(number);
                assertThat(each.tooLong()).isTrue();
                assertThat(each.isBlank()).isFalse();
                assertThat(each.text()).hasSize(5);
            });
        }
        assertThat(lines.next())
                .hasValueSatisfying(each -> assertThat(each.number()).isEqualTo(5));
    }

    /** A line of 64 MB must not take 64 MB. */
    @Test
    void endlessLineTakesNoMoreMemoryThanTheLimit() {
        InputStream endless = new InputStream() {
            private long left = 64L << 20;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                int count = (int) Math.min(length, left);
                java.util.Arrays.fill(buffer, from, from + Math.max(0, count), (byte) 'x');
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
        LdifLines.Line line = new LdifLines(endless, 100).next().orElseThrow();
        assertThat(line.tooLong()).isTrue();
        assertThat(line.text()).hasSize(100);
    }

    private static LdifLines lines(String text, int maxBytes) {
        return new LdifLines(new ByteArrayInputStream(text.getBytes(UTF_8)), maxBytes);
    }

    private static List<String> read(InputStream in, int maxBytes) {
        LdifLines lines = new LdifLines(in, maxBytes);
        List<String> all = new ArrayList<>();
        for (Optional<LdifLines.Line> each = lines.next(); each.isPresent(); each = lines.next()) {
            all.add(each.get().number() + ":" + new String(each.get().text(), UTF_8));
        }
        return all;
    }

    /** Gives a few bytes at a time. */
    private static final class Trickle extends InputStream {
        private final InputStream in;
        private final int most;

        Trickle(byte[] bytes, int most) {
            this.in = new ByteArrayInputStream(bytes);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            return in.read(buffer, from, Math.min(most, length));
        }
    }
}
