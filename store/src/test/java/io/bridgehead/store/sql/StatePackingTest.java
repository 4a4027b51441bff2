package io.bridgehead.store.sql;

import static io.bridgehead.store.Samples.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The state of replication as bytes, as this version and the one before wrote it. */
class StatePackingTest {
    private static final Link LINK = Link.none(SiteId.of("SOUTH"), CONTEXT);

    /** Where the present version tells what is lacking, in this very link. */
    private static final int LACKING_AT = 92;

    private static final int LACKING_BYTES = Integer.BYTES;

    /** Which claims were true, how far the partner has told, and whether a page could not be read. */
    private static final int FALSE_CLAIMS_BYTES = 2 * Long.BYTES + 1;

    private static final int PARTIAL_BYTES = 1;

    @Test
    void linkIsReadAsItWasBeforeAttributesCouldBeLeftOut() {
        byte[] present = StatePacker.pack(LINK);
        byte[] former =
                without(present, LACKING_AT, LACKING_BYTES + FALSE_CLAIMS_BYTES + PARTIAL_BYTES);
        former[0] = StatePacker.VERSION_OF_WHOLE_CONTEXTS;
        assertThat(StateUnpacker.link(present)).isEqualTo(LINK);
        assertThat(StateUnpacker.link(former)).isEqualTo(LINK);
    }

    @Test
    void linkIsReadAsItWasBeforeClaimsCouldBeFalse() {
        Link partial = LINK.with(LINK.inbound().partly());
        byte[] former =
                without(StatePacker.pack(partial), LACKING_AT + LACKING_BYTES, FALSE_CLAIMS_BYTES);
        former[0] = StatePacker.VERSION_WITHOUT_FALSE_CLAIMS;
        assertThat(StateUnpacker.link(former)).isEqualTo(partial);
    }

    private static byte[] without(byte[] bytes, int at, int count) {
        byte[] rest = Arrays.copyOf(bytes, bytes.length - count);
        System.arraycopy(bytes, at + count, rest, at, rest.length - at);
        return rest;
    }

    @Test
    void partnerIsReadAsItWasBeforeItCouldBeInDoubt() {
        Partner partner = Partner.registered(SiteId.of("SOUTH"), "south-1");
        byte[] present = StatePacker.pack(partner);
        byte[] former = Arrays.copyOf(present, present.length - Integer.BYTES);
        former[0] = StatePacker.VERSION_WITHOUT_DOUBT;
        assertThat(StateUnpacker.partner(former)).isEqualTo(partner);
        Partner doubted = partner.doubting(new Mark(7, 8)).doubting(new Mark(9, 10));
        assertThat(StateUnpacker.partner(StatePacker.pack(doubted))).isEqualTo(doubted);
    }

    @Test
    void otherVersionsAreRefused() {
        byte[] packed = StatePacker.pack(LINK);
        for (byte version : new byte[] {1, StatePacker.VERSION + 1}) {
            packed[0] = version;
            assertThatThrownBy(() -> StateUnpacker.link(packed))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("unknown version " + version);
        }
    }
}
