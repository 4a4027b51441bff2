package io.bridgehead.store.sql;

import static io.bridgehead.store.Samples.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.Difference;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Standing;
import io.bridgehead.store.partner.Trouble;
import io.bridgehead.store.partner.Unread;
import io.bridgehead.store.partner.Verification;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state of replication as bytes, as this version and the earlier ones wrote it. */
class StatePackingTest {
    private static final SiteId SOUTH = SiteId.of("SOUTH");
    private static final Epoch EPOCH = new Epoch(new UUID(3, 4));
    private static final SortedSet<Trouble> NO_TROUBLES = Collections.emptySortedSet();
    private static final Link LINK = Link.none(SOUTH, CONTEXT);

    /** What version 5 wrote of a partner before and after its code. */
    private static final String PARTNER_START =
            "0005534f5554480007736f7574682d31000000000000000300000000000000040000000000000009"
                    + "000000000000000800000002000000000000006400000007000000000000005a00000000";

    private static final String PARTNER_END = "000000000000003701";
    private static final String UNPROVED = "0000000100000000000000070000000000000008";

    /** What version 5 wrote of a link, in pieces that earlier versions had or had not. */
    private static final String LINK_START =
            "0005534f5554480000000000000001000000000000000101000000000000000300000000000000040000"
                    + "0001000000000000000000000000000000050000000100000000000000050000000000000005"
                    + "ffffffffffffffb3000000000000000901000000000000000c00000001000000000000000300"
                    + "0000000000000400000001000000000000000000000000000000030000000000000003ffffff"
                    + "ffffffffff000000000000000500000000000000060000000200000000000000c80000000001"
                    + "00000000000004d201";

    private static final String LACKING = "000000010005617564696f";
    private static final String CLAIMED_AND_TOLD = "00000000000000110000000000000015";
    private static final String UNREAD = "01000000000000000500000000000000070000000100000000000000"
            + "0500000000000000060008746f6f206c6f6e67";
    private static final String PARTIAL = "01";
    private static final String OUTBOUND =
            "00000000000000030000000000000004000000000000000800000001000000000000000000000000"
                    + "00000004000000010000000000000004000000000000000900000000000003090000000000"
                    + "100000000000000000000000000007000000000000004d0100010000000000000063000000"
                    + "000000012c00000000";

    /** What version 1 wrote of a comparison. */
    private static final String VERIFICATION =
            "010005534f555448000000000000000100000000000000010009444946464552454e5401010000000000"
                    + "0000040000000100000000000000010000000000000000000000020000000000000000000000"
                    + "0300000000000000010000000000000000000000000000000100000000000000000000000000"
                    + "0000020000000100000000000000000000000000000003000000010000000000000000000000"
                    + "000000000400000001000000000000000000000000000000050000000463"
                    + "6e3d78000c4d495353494e475f4845524500000001000000046d61696c00000000";

    private static byte[] bytes(String... hex) {
        return HexFormat.of().parseHex(String.join("", hex));
    }

    @Test
    void everyFieldOfAPartnerComesBack() {
        Partner partner = partner(
                Standing.SUSPENDED,
                new TreeSet<>(List.of(Trouble.values())),
                List.of(new Mark(7, 8), new Mark(9, 10)));
        assertThat(StateUnpacker.partner(StatePacker.pack(partner))).isEqualTo(partner);
    }

    @Test
    void partnerOfVersion5HasItsStandingOrItsTroubleFromOneCode() {
        List<Mark> unproved = List.of(new Mark(7, 8));
        assertThat(formerPartner("0000"))
                .isEqualTo(partner(Standing.ACTIVE, NO_TROUBLES, unproved));
        assertThat(formerPartner("000953555350454e444544"))
                .isEqualTo(partner(Standing.SUSPENDED, NO_TROUBLES, unproved));
        assertThat(formerPartner("000752454d4f564544"))
                .isEqualTo(partner(Standing.REMOVED, NO_TROUBLES, unproved));
        assertThat(formerPartner("000c4f544845525f534552564552").troubles())
                .containsExactly(Trouble.OTHER_SERVER);
        assertThat(formerPartner("0013504152544e45525f524f4c4c45445f4241434b").troubles())
                .containsExactly(Trouble.PARTNER_ROLLED_BACK);
    }

    private static Partner formerPartner(String code) {
        return StateUnpacker.partner(bytes("05", PARTNER_START, code, PARTNER_END, UNPROVED));
    }

    private static Partner partner(
            Standing standing, SortedSet<Trouble> troubles, List<Mark> unproved) {
        return new Partner(
                SOUTH,
                "south-1",
                standing,
                troubles,
                new Partner.Heard(EPOCH, Instant.ofEpochSecond(90), unproved),
                new Partner.Sent(9, 8, 2, Instant.ofEpochSecond(100, 7)),
                55,
                true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "03"})
    void partnerOfVersions2And3HasNoUnprovedMarks(String version) {
        byte[] packed = bytes(version, PARTNER_START, "0000", PARTNER_END);
        assertThat(StateUnpacker.partner(packed))
                .isEqualTo(partner(Standing.ACTIVE, NO_TROUBLES, List.of()));
    }

    @Test
    void linkOfVersion5ComesBackWithAllItsFields() {
        Link link = StateUnpacker.link(
                bytes("05", LINK_START, LACKING, CLAIMED_AND_TOLD, UNREAD, PARTIAL, OUTBOUND));
        Inbound inbound = link.inbound();
        assertThat(inbound.lacking()).containsExactly(AttributeName.of("audio"));
        assertThat(inbound.claimsFrom()).isEqualTo(17);
        assertThat(inbound.told()).isEqualTo(21);
        assertThat(inbound.unread())
                .contains(new Unread(new Range(5, 7), 1, new EntryId(new UUID(5, 6)), "too long"));
        assertThat(inbound.partial()).isTrue();
        assertThat(inbound.request()).isEqualTo(6);
        assertThat(link.outbound().nextTell()).isEqualTo(Instant.ofEpochSecond(300));
        assertThat(StateUnpacker.link(StatePacker.pack(link))).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"03", "04"})
    void linkOfVersions3And4ClaimsNothingFalseAndHasNoUnreadPage(String version) {
        Link link = StateUnpacker.link(bytes(version, LINK_START, LACKING, PARTIAL, OUTBOUND));
        Inbound inbound = link.inbound();
        assertThat(inbound.lacking()).containsExactly(AttributeName.of("audio"));
        assertThat(inbound.partial()).isTrue();
        assertThat(inbound.claimsFrom()).isZero();
        assertThat(inbound.told()).isZero();
        assertThat(inbound.unread()).isEmpty();
        assertThat(link.outbound().request()).isEqualTo(8);
    }

    @Test
    void linkOfVersion2LacksNoAttributes() {
        Link link = StateUnpacker.link(bytes("02", LINK_START, OUTBOUND));
        assertThat(link.inbound().lacking()).isEmpty();
        assertThat(link.inbound().partial()).isFalse();
        assertThat(link.inbound().unanswered()).isEqualTo(1234);
        assertThat(link.outbound().window()).isEqualTo(1 << 20);
    }

    @Test
    void reasonWhyAPageCannotBeReadMayBeLongerThan64Kilobytes() {
        Unread unread =
                new Unread(new Range(5, 7), 1, new EntryId(new UUID(5, 6)), "ä".repeat(70_000));
        Link link = LINK.with(LINK.inbound().unread(unread));
        assertThat(StateUnpacker.link(StatePacker.pack(link))).isEqualTo(link);
    }

    @Test
    void nameOfALackingAttributeMayBeLongerThan64Kilobytes() {
        SortedSet<AttributeName> names =
                new TreeSet<>(List.of(AttributeName.of("a".repeat(70_000))));
        Link link = LINK.with(LINK.inbound().lacking(names));
        assertThat(StateUnpacker.link(StatePacker.pack(link))).isEqualTo(link);
    }

    @Test
    void comparisonOfVersion1ComesBackWithAllItsFields() {
        Verification row = VerificationUnpacker.unpack(bytes(VERIFICATION));
        assertThat(row.partner()).isEqualTo(SOUTH);
        assertThat(row.state()).isEqualTo(Verification.State.DIFFERENT);
        assertThat(row.round()).isEqualTo(4);
        assertThat(row.deadline()).isEqualTo(Instant.ofEpochSecond(3));
        assertThat(row.found())
                .containsExactly(new Difference(
                        new EntryId(new UUID(0, 5)),
                        "cn=x",
                        Difference.Kind.MISSING_HERE,
                        List.of("mail")));
        assertThat(row.repaired()).isEmpty();
        assertThat(VerificationUnpacker.unpack(VerificationPacker.pack(row))).isEqualTo(row);
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

    @Test
    void bytesThatEndEarlyAreRefused() {
        byte[] packed = StatePacker.pack(LINK);
        for (int length : new int[] {0, 1, 8, packed.length - 1}) {
            assertThatThrownBy(() -> StateUnpacker.link(Arrays.copyOf(packed, length)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
