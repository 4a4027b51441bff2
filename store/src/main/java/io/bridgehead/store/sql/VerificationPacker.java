package io.bridgehead.store.sql;

import io.bridgehead.store.entry.Difference;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.IdRange;
import io.bridgehead.store.partner.Verification;
import java.io.IOException;

/** A comparison as bytes; {@link VerificationUnpacker} reads field for field what this writes. */
final class VerificationPacker {
    /** The oldest version: the names of the partner, the state and the kind as short texts. */
    static final int VERSION_1 = 1;

    /** All texts are of any length. */
    static final int VERSION_2_TEXTS = 2;

    /** The version that is written: the first byte of all. */
    static final int VERSION = VERSION_2_TEXTS;

    private VerificationPacker() {}

    static byte[] pack(Verification row) {
        return PackingOutput.pack(VERSION, row, VerificationPacker::verification);
    }

    private static void verification(PackingOutput out, Verification row) throws IOException {
        out.text(row.partner().name());
        out.uuid(row.context().value());
        out.text(row.state().name());
        out.flag(row.repair());
        out.flag(row.suspected());
        out.number(row.round());
        out.count(row.attempts());
        out.instant(row.started());
        out.instant(row.due());
        out.instant(row.deadline());
        out.all(row.open(), VerificationPacker::range);
        out.all(row.wanted(), VerificationPacker::id);
        out.all(row.given(), VerificationPacker::id);
        out.all(row.found(), VerificationPacker::difference);
        out.all(row.repaired(), VerificationPacker::difference);
    }

    private static void range(PackingOutput out, IdRange range) throws IOException {
        id(out, range.after());
        id(out, range.through());
    }

    private static void id(PackingOutput out, EntryId id) throws IOException {
        out.uuid(id.value());
    }

    private static void difference(PackingOutput out, Difference each) throws IOException {
        id(out, each.entry());
        out.text(each.dn());
        out.text(each.kind().name());
        out.all(each.attributes(), PackingOutput::text);
    }
}
