package io.bridgehead.store.hsql;

import io.bridgehead.store.DatabaseCopy;
import io.bridgehead.store.Directory;
import io.bridgehead.store.DiskUse;
import io.bridgehead.store.DurableStore;
import io.bridgehead.store.EntryAudit;
import io.bridgehead.store.FolderLock;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.StoreException;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.sql.Columns;
import io.bridgehead.store.sql.DatabaseAccess;
import io.bridgehead.store.sql.DutyRows;
import io.bridgehead.store.sql.Rows;
import io.bridgehead.store.sql.Session;
import io.bridgehead.store.sql.Sql;
import io.bridgehead.store.sql.SqlAudit;
import io.bridgehead.store.sql.SqlDirectory;
import io.bridgehead.store.sql.SqlOutbox;
import io.bridgehead.store.sql.SqlTransaction;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The durable store: an HSQLDB in a folder of its own, used by one process at a time. Every commit
 * is on the disk when it returns, and a process may be killed at any moment. Failures of the disk
 * are {@link StoreException}s.
 */
final class HsqlStore implements DurableStore {
    private final FolderLock lock;
    private final Database database;
    private final DatabaseAccess turns;

    private HsqlStore(FolderLock lock, Database database, DatabaseAccess turns) {
        this.lock = lock;
        this.database = database;
        this.turns = turns;
    }

    /** As {@link HsqlEngine#create}. */
    static HsqlStore create(Path folder, Identity identity, HsqlSettings settings) {
        FolderLock lock = FolderLock.of(folder);
        return opened(lock, () -> Database.open(folder, settings), settings, found -> {
            if (found.isPresent()) {
                throw new StoreException("there is a database in " + folder + " already, of site "
                        + found.get().site() + "; to make a new one, move that folder away first");
            }
            return identity;
        });
    }

    /** As {@link HsqlEngine#open}. */
    static HsqlStore open(Path folder, HsqlSettings settings) {
        if (!Database.isIn(folder)) {
            throw noneIn(folder);
        }
        FolderLock lock = FolderLock.of(folder);
        return opened(
                lock,
                () -> Database.open(folder, settings),
                settings,
                found -> found.orElseThrow(() -> noneIn(folder)));
    }

    /** Opens what HSQLDB can read of a damaged database. */
    static HsqlStore openDamaged(Path folder, HsqlSettings settings) {
        FolderLock lock = FolderLock.of(folder);
        return opened(
                lock,
                () -> Database.open(folder, settings, false),
                settings,
                found -> found.orElseThrow(() -> noneIn(folder)));
    }

    private static StoreException noneIn(Path folder) {
        return new StoreException("there is no finished database in " + folder
                + "; run 'init' (again): it makes one");
    }

    private static HsqlStore opened(
            FolderLock lock,
            Supplier<Database> opening,
            HsqlSettings settings,
            Function<Optional<Identity>, Identity> choice) {
        DatabaseAccess turns = null;
        boolean done = false;
        try {
            Database database = opening.get();
            turns = new DatabaseAccess(database, settings.idleReaders());
            turns.<Identity>write(session -> identity(session, choice));
            done = true;
            return new HsqlStore(lock, database, turns);
        } finally {
            if (!done) {
                if (turns != null) {
                    turns.close();
                }
                lock.close();
            }
        }
    }

    /** The identity found or, in an unfinished database, the one chosen: its history begins. */
    private static DatabaseAccess.Outcome<Identity> identity(
            Session session, Function<Optional<Identity>, Identity> choice) {
        Optional<Identity> found = session.first(Sql.SELECT_IDENTITY, Rows::identity)
                .filter(any -> isFounded(session));
        Identity self = choice.apply(found);
        if (found.isEmpty()) {
            session.update(Sql.DELETE_MARKS);
            session.update(Sql.DELETE_COUNTER);
            session.update(Sql.DELETE_IDENTITY);
            Mark genesis = Mark.genesis(self.epoch());
            session.update(Sql.INSERT_MARK, genesis.usn(), genesis.value());
            session.update(Sql.INSERT_COUNTER, 0L, 0L, genesis.value(), 0L);
            session.update(
                    Sql.INSERT_IDENTITY,
                    Columns.of(self.organization()),
                    self.base(),
                    self.site().name(),
                    self.server(),
                    Columns.of(self.epoch().value()));
        }
        found.ifPresent(any -> requireCounted(new SqlDirectory(session)));
        boolean filled = new DutyRows(session).fill();
        return DatabaseAccess.Outcome.of(found.isEmpty() || filled, self);
    }

    /**
     * Throws {@link StoreException} if a change stands above the counter of USNs. Such a database would
     * give out USNs a second time, and partners that have read the first change with such a USN would
     * never read the second.
     */
    private static void requireCounted(Directory directory) {
        long highest = directory
                .lastMark(new Range(directory.usn(), Long.MAX_VALUE))
                .map(Mark::usn)
                .orElse(0L);
        for (NamingContext each : directory.contexts()) {
            for (StoredEntry newest : directory.newest(each.id(), 1)) {
                highest = Math.max(highest, newest.usn());
            }
        }
        if (highest > directory.usn()) {
            throw new StoreException("the database is damaged: its counter of USNs stands at "
                    + directory.usn() + ", but it has changes up to USN " + highest
                    + ". Restore a backup");
        }
    }

    /**
     * Whether anything was ever written. A database that was killed before that has told no other
     * site of its epoch, so it can still be founded with another identity.
     */
    private static boolean isFounded(Session session) {
        boolean isKnown = session.first(Sql.ANY_CONTEXT, row -> true).orElse(false);
        return isKnown
                || session.first(Sql.SELECT_COUNTER, row -> row.getLong("usn")).orElse(0L) > 0;
    }

    /** Removes the entries whose bytes cannot be read, corrects the totals; returns how many. */
    long dropUnreadable() {
        SqlAudit audit = SqlAudit.thatDropsUnreadable(turns);
        boolean more = true;
        while (more) {
            more = audit.step();
        }
        return audit.dropped();
    }

    /** How much the database has. */
    Content content() {
        try {
            return database.content();
        } catch (SQLException e) {
            throw new StoreException("count", List.of(), e);
        }
    }

    @Override
    public <R> R write(Function<Transaction, R> work) {
        return turns.write(session -> {
            SqlTransaction transaction = new SqlTransaction(session);
            R result = work.apply(transaction);
            return DatabaseAccess.Outcome.of(transaction.apply(), result);
        });
    }

    @Override
    public <R> R read(Function<Directory, R> work) {
        return turns.read(session -> work.apply(new SqlDirectory(session)));
    }

    @Override
    public boolean isBroken() {
        return turns.isBroken();
    }

    @Override
    public Outbox outbox() {
        return new SqlOutbox(turns);
    }

    @Override
    public EntryAudit audit() {
        return new SqlAudit(turns);
    }

    @Override
    public boolean tidy() {
        return turns.tidy();
    }

    @Override
    public DiskUse disk() {
        return turns.disk();
    }

    @Override
    public DatabaseCopy copyTo(Path folder) {
        return turns.still(session -> {
            SqlDirectory directory = new SqlDirectory(session);
            return new DatabaseCopy(directory.self(), directory.usn(), database.copyTo(folder));
        });
    }

    @Override
    public void close() {
        turns.close();
        lock.close();
    }
}
