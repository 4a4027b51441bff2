package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"zstd, ZSTD", "ZSTD, ZSTD", "gzip, GZIP", "GZip, GZIP", "xz, none", "'', none"
            })
    void nameIsReadInAnyCase(String name, Compression compression) {
        assertThat(Compression.named(name).orElse(null)).isEqualTo(compression);
    }

    @ParameterizedTest
    @EnumSource
    void dataTellsHowItIsCompressed(Compression compression) throws IOException {
        byte[] block = compressed(compression, "text".getBytes(UTF_8));
        assertThat(Compression.of(block)).contains(compression);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "PK", "<?xml version='1.0'?>"})
    void otherDataIsNotCompressed(String text) {
        assertThat(Compression.of(text.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void limitIsExact(Compression compression) throws IOException {
        byte[] block = compressed(compression, new byte[10_000]);
        assertThat(compression.decompress(block, 10_000))
                .hasValueSatisfying(it -> assertThat(it).isEqualTo(new byte[10_000]));
        assertThat(compression.decompress(block, 9_999)).isEmpty();
        assertThat(compression.decompress(block, 0)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nothingComesBackAsNothing(Compression compression) throws IOException {
        assertThat(compression.decompress(compressed(compression, new byte[0]), 0))
                .hasValueSatisfying(it -> assertThat(it).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void blockThatIsCutAnywhereIsDamagedAndNeverShorter(Compression compression)
            throws IOException {
        byte[] noise = new byte[3_000];
        new Random(4).nextBytes(noise);
        byte[] block = compressed(compression, noise);
        for (int length = 1; length < block.length; length += 37) {
            byte[] cut = Arrays.copyOf(block, length);
            assertThatThrownBy(() -> compression.decompress(cut, 1 << 20))
                    .as("cut to %d of %d", cut.length, block.length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void flippedBitIsFoundByTheChecksum() {
        byte[] block = Compression.compress("a text that is long enough".getBytes(UTF_8));
        block[block.length - 6] ^= 1;
        assertThatThrownBy(() -> Compression.ZSTD.decompress(block, 1 << 20))
                .isInstanceOf(IOException.class);
    }

    @Test
    void equalInputGivesEqualOutput() {
        byte[] text = "x".repeat(100_000).getBytes(UTF_8);
        assertThat(Compression.compress(text)).isEqualTo(Compression.compress(text));
        assertThat(Compression.compress(text).length).isLessThan(200);
    }

    /** A frame chooses its own window, and so how much memory its reader needs. */
    @Test
    void frameWithAHugeWindowIsRefused() {
        byte[] huge;
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.setLong(27).setContentSize(false);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] noise = new byte[40 << 20];
            new Random(1).nextBytes(noise);
            all.writeBytes(context.compress(noise));
            huge = all.toByteArray();
        }
        assertThatThrownBy(() -> Compression.ZSTD.decompress(huge, 64 << 20))
                .isInstanceOf(IOException.class);
    }

    private static byte[] compressed(Compression compression, byte[] bytes) throws IOException {
        if (compression == Compression.ZSTD) {
            return Compression.compress(bytes);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
