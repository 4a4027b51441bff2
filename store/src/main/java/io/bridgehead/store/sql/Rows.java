package io.bridgehead.store.sql;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Deletions;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.EntryPacking;
import io.bridgehead.store.entry.LoggedConflict;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.OriginOrder;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.entry.WrittenEntry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.letter.Carried;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.SizeLimit;
import io.bridgehead.store.letter.SplitMessage;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Rows as values; the columns come in the order of the statement's file. */
public final class Rows {
    private Rows() {}

    public static Identity identity(ResultSet row) throws SQLException {
        return new Identity(
                Columns.uuid(row.getBytes(1)),
                row.getString(2),
                new SiteId(row.getString(3)),
                row.getString(4),
                new Epoch(Columns.uuid(row.getBytes(5))));
    }

    static StoredEntry stored(ResultSet row) throws SQLException {
        return new StoredEntry(row.getLong(1), EntryPacking.unpack(row.getBytes(2)));
    }

    static WrittenEntry written(ResultSet row) throws SQLException {
        StoredEntry stored = new StoredEntry(row.getLong(2), EntryPacking.unpack(row.getBytes(3)));
        return new WrittenEntry(new OriginOrder(row.getLong(1), stored.entry().id()), stored);
    }

    static EpochOwner owner(ResultSet row) throws SQLException {
        return new EpochOwner(
                new Epoch(Columns.uuid(row.getBytes(1))),
                new SiteId(row.getString(2)),
                row.getString(3),
                row.getLong(4));
    }

    static Mark mark(ResultSet row) throws SQLException {
        return new Mark(row.getLong(1), row.getLong(2));
    }

    static NamingContext context(ResultSet row) throws SQLException {
        return new NamingContext(
                new ContextId(Columns.uuid(row.getBytes(1))),
                row.getString(2),
                Optional.ofNullable(row.getString(3)).map(SiteId::new),
                row.getBoolean(4));
    }

    static Totals totals(ResultSet row) throws SQLException {
        return new Totals(
                row.getLong(1),
                row.getLong(2),
                new Digest(row.getLong(3), row.getLong(4)),
                row.getLong(5));
    }

    static HeldItem held(ResultSet row) throws SQLException {
        byte[] awaits = row.getBytes(4);
        HeldEntry held = new HeldEntry(
                new SiteId(row.getString(2)),
                EntryPacking.unpack(row.getBytes(6)),
                HeldEntry.Reason.valueOf(row.getString(3)),
                awaits == null ? Epoch.NONE : new Epoch(Columns.uuid(awaits)),
                Columns.instant(row.getBytes(5)),
                row.getBoolean(7));
        return new HeldItem(row.getLong(1), held);
    }

    static Carried carried(ResultSet row) throws SQLException {
        return new Carried(row.getString(1), Columns.instant(row.getBytes(2)), row.getLong(3));
    }

    static SizeLimit sizeLimit(ResultSet row) throws SQLException {
        return new SizeLimit(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                Columns.instant(row.getBytes(5)),
                row.getString(6));
    }

    static Deletions deletions(ContextId context, ResultSet row) throws SQLException {
        return new Deletions(
                context, Columns.instant(row.getBytes(1)), row.getLong(2), row.getLong(3));
    }

    static LoggedConflict conflict(ResultSet row) throws SQLException {
        byte[] loss = row.getBytes(8);
        Conflict conflict = new Conflict(
                new EntryId(Columns.uuid(row.getBytes(2))),
                row.getString(3),
                Columns.stamp(row.getBytes(4)),
                Columns.stamp(row.getBytes(5)),
                row.getString(6),
                row.getString(7),
                loss.length == 0 ? Optional.empty() : Optional.of(EntryPacking.unpack(loss)));
        return new LoggedConflict(row.getLong(1), conflict, row.getBoolean(9));
    }

    static SplitMessage splitMessage(ResultSet row) throws SQLException {
        return new SplitMessage(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                Columns.instant(row.getBytes(4)),
                row.getInt(5),
                row.getLong(6));
    }

    /** A letter without its payload, which stands in another table. */
    static LetterHead letter(ResultSet row) throws SQLException {
        return new LetterHead(
                row.getLong(1),
                new LetterLabel(
                        new SiteId(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Columns.instant(row.getBytes(6)),
                        Columns.instant(row.getBytes(7))),
                row.getLong(8),
                row.getInt(9),
                Columns.instant(row.getBytes(10)),
                row.getString(11));
    }
}
