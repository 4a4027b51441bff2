package io.bridgehead.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.store.entry.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many bytes an entry costs on the wire, after zstd at level 3 and before base64. */
class WireSizeTest {
    private static final int ENTRIES = 2000;

    @Test
    void aFreshPersonOfSixteenAttributesCostsLittle() {
        Update page = new Messages(1).update();
        List<Entry> people = new AddressBook(1, page.context()).people(ENTRIES);
        byte[] xml = WireCodec.encode(Messages.with(page, people));
        byte[] wire = Zstd.compress(xml, 3);
        assertThat(wire.length / ENTRIES)
                .as("bytes per entry, of %d before compression", xml.length / ENTRIES)
                .isLessThanOrEqualTo(160);
    }
}
