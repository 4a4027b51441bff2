package io.bridgehead.store.hsql;

import io.bridgehead.store.Directory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.Store;
import io.bridgehead.store.StoreException;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.sql.Columns;
import io.bridgehead.store.sql.DatabaseAccess;
import io.bridgehead.store.sql.Rows;
import io.bridgehead.store.sql.Session;
import io.bridgehead.store.sql.Sql;
import io.bridgehead.store.sql.SqlDirectory;
import io.bridgehead.store.sql.SqlOutbox;
import io.bridgehead.store.sql.SqlTransaction;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The durable store: an HSQLDB in a folder of its own, used by one process at a time. Every commit
 * is on the disk when it returns, and a process may be killed at any moment. Failures of the disk
 * are {@link StoreException}s.
 */
public final class HsqlStore implements Store {
    private final FolderLock lock;
    private final Database database;
    private final DatabaseAccess turns;

    private HsqlStore(FolderLock lock, Database database, DatabaseAccess turns) {
        this.lock = lock;
        this.database = database;
        this.turns = turns;
    }

    /**
     * Makes the database of {@code identity} in {@code folder}, which may exist, and opens it. Throws
     * {@link StoreException} if there is a database already; one whose making was interrupted before
     * its first contexts or entries were written is made anew, of this identity.
     */
    public static HsqlStore create(Path folder, Identity identity, HsqlSettings settings) {
        FolderLock lock = FolderLock.of(folder);
        return opened(lock, folder, settings, found -> {
            if (found.isPresent()) {
                throw new StoreException("there is a database in " + folder + " already, of site "
                        + found.get().site() + "; to begin anew, move that folder away first");
            }
            return identity;
        });
    }

    /** Opens the database in {@code folder}; {@link StoreException} if there is none, or it is in use. */
    public static HsqlStore open(Path folder, HsqlSettings settings) {
        if (!Database.isIn(folder)) {
            throw noneIn(folder);
        }
        FolderLock lock = FolderLock.of(folder);
        return opened(lock, folder, settings, found -> found.orElseThrow(() -> noneIn(folder)));
    }

    private static StoreException noneIn(Path folder) {
        return new StoreException("there is no finished database in " + folder
                + "; run 'init' (again): it makes one");
    }

    private static HsqlStore opened(
            FolderLock lock,
            Path folder,
            HsqlSettings settings,
            Function<Optional<Identity>, Identity> choice) {
        DatabaseAccess turns = null;
        boolean done = false;
        try {
            Database database = Database.open(folder, settings);
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
        return DatabaseAccess.Outcome.of(found.isEmpty(), self);
    }

    /** Who is made but was killed before anything was written has told nobody of its epoch. */
    private static boolean isFounded(Session session) {
        boolean isKnown = session.first(Sql.ANY_CONTEXT, row -> true).orElse(false);
        return isKnown
                || session.first(Sql.SELECT_COUNTER, row -> row.getLong("usn")).orElse(0L) > 0;
    }

    /** Whether {@code folder} has the files of a database, finished or not. */
    public static boolean isIn(Path folder) {
        return Database.isIn(folder);
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

    /**
     * Copies the database to {@code folder}, which is there and empty. Writes wait until the copy is
     * durable; reads do not. Throws {@link StoreException} if it cannot be written, and then the
     * database goes on as if it had not been asked.
     */
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
