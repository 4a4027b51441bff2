package io.bridgehead.store.sql;

import static io.bridgehead.store.sql.VerificationPacker.VERSION;
import static io.bridgehead.store.sql.VerificationPacker.VERSION_1;
import static io.bridgehead.store.sql.VerificationPacker.VERSION_2_TEXTS;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Difference;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.IdRange;
import io.bridgehead.store.partner.Verification;
import java.io.IOException;

/**
 * Reads what {@link VerificationPacker} wrote; {@link IllegalStateException} if these are other
 * bytes. The arguments of a constructor are evaluated in their order, which is that of the bytes.
 */
final class VerificationUnpacker {
    private VerificationUnpacker() {}

    static Verification unpack(byte[] packed) {
        return PackingInput.unpack(packed, VERSION_1, VERSION, VerificationUnpacker::verification);
    }

    private static Verification verification(PackingInput in) throws IOException {
        return new Verification(
                new SiteId(name(in)),
                new ContextId(in.uuid()),
                Verification.State.valueOf(name(in)),
                in.flag(),
                in.flag(),
                new Verification.Timing(
                        in.number(), in.count(), in.instant(), in.instant(), in.instant()),
                new Verification.Agenda(
                        in.all(each -> new IdRange(id(each), id(each))),
                        in.all(VerificationUnpacker::id),
                        in.all(VerificationUnpacker::id)),
                new Verification.Result(
                        in.all(VerificationUnpacker::difference),
                        in.all(VerificationUnpacker::difference)));
    }

    private static Difference difference(PackingInput in) throws IOException {
        return new Difference(
                id(in), in.text(), Difference.Kind.valueOf(name(in)), in.all(PackingInput::text));
    }

    /** A text that version 1 wrote short. */
    private static String name(PackingInput in) throws IOException {
        return in.version() < VERSION_2_TEXTS ? in.shortText() : in.text();
    }

    private static EntryId id(PackingInput in) throws IOException {
        return new EntryId(in.uuid());
    }
}
