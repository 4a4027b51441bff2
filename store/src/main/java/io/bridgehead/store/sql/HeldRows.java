package io.bridgehead.store.sql;

import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryPacking;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldItem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of what is held. */
final class HeldRows {
    private final Session session;

    HeldRows(Session session) {
        this.session = session;
    }

    void hold(HeldEntry held) {
        if (!holds(held.part())) {
            session.update(
                    Sql.INSERT_HELD,
                    fingerprint(held),
                    Columns.of(held.part().context().value()),
                    held.from().name(),
                    held.reason().name(),
                    Columns.of(held.awaits().value()),
                    Columns.of(held.since()),
                    hash(held.part()),
                    StatePacker.pack(held.stamps()),
                    EntryPacking.pack(held.part()),
                    held.partial());
        }
    }

    void release(HeldEntry held) {
        session.update(Sql.DELETE_HELD, fingerprint(held));
    }

    boolean holds(Entry part) {
        return session.first(Sql.HELD_PART, row -> true, hash(part)).isPresent();
    }

    List<HeldEntry> of(ContextId context, int limit) {
        return entries(session.list(Sql.HELD, Rows::held, Columns.of(context.value()), limit));
    }

    List<HeldItem> after(long number, int limit) {
        return session.list(Sql.HELD_AFTER, Rows::held, number, limit);
    }

    long count(ContextId context, HeldEntry.Reason reason, int limit) {
        return session.first(
                        Sql.HELD_COUNT,
                        row -> row.getLong(1),
                        reason.name(),
                        Columns.of(context.value()),
                        limit)
                .orElseThrow();
    }

    Vector stamps(ContextId context, List<HeldEntry> besides) {
        Set<String> left = besides.stream()
                .map(each -> HexFormat.of().formatHex(fingerprint(each)))
                .collect(Collectors.toSet());
        return Vector.union(session.list(
                Sql.HELD_STAMPS, row -> stamps(row, left), Columns.of(context.value())));
    }

    private static Vector stamps(ResultSet row, Set<String> left) throws SQLException {
        if (left.contains(HexFormat.of().formatHex(row.getBytes(1)))) {
            return Vector.EMPTY;
        }
        byte[] packed = row.getBytes(2);
        return packed == null
                ? HeldEntry.stamps(EntryPacking.unpack(row.getBytes(3)))
                : StateUnpacker.vector(packed);
    }

    /** What was approved first, then what an owner has set free. */
    List<HeldEntry> ripe(int limit) {
        List<HeldEntry> all =
                new ArrayList<>(entries(session.list(Sql.HELD_APPROVED, Rows::held, limit)));
        if (all.size() < limit) {
            all.addAll(entries(session.list(Sql.HELD_AWAITED, Rows::held, limit - all.size())));
        }
        return all;
    }

    private static List<HeldEntry> entries(List<HeldItem> items) {
        return items.stream().map(HeldItem::held).toList();
    }

    private static byte[] fingerprint(HeldEntry held) {
        MessageDigest sha256 = sha256();
        sha256.update(Columns.of(held.since()));
        String text = held.from().name() + " " + held.reason().name() + " ";
        sha256.update(text.getBytes(StandardCharsets.UTF_8));
        return sha256.digest(EntryPacking.pack(held.part()));
    }

    private static byte[] hash(Entry part) {
        return sha256().digest(EntryPacking.pack(part));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks SHA-256", e);
        }
    }
}
