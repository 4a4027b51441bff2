package io.bridgehead.gateway.ldif;

import io.bridgehead.gateway.ldap.ChangeBatch;
import io.bridgehead.gateway.ldap.ChangeResult;
import io.bridgehead.gateway.ldap.LdapChange;
import io.bridgehead.gateway.ldap.RecordProblem;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Imports an LDIF file. The file is read twice: the first reading checks all records against each other
 * and against the directory; the second writes them in batches, each of them durable on its own. If the
 * first reading finds a mistake, nothing is written, unless the options say to continue.
 *
 * <p>The second reading can be refused although the first was good: the directory may have changed in
 * between, or change records may depend on each other. It then stops. Earlier batches stay, and the
 * result says how many records they had. A file with change records and at most {@value
 * #ATOMIC_RECORDS} records is one batch, so it is always imported as a whole or not at all.
 *
 * <p>A well-known entry that exists already gets the values that it lacks. An {@code entryUUID} is kept
 * if no entry has had it; other operational attributes are dropped. Importing the same file again is
 * refused entry by entry, because every entry exists.
 */
public final class LdifImport {
    private static final int ATOMIC_RECORDS = 20_000;
    private static final long BATCH_BYTES = 8L << 20;

    /** A source that can be read twice: a file, not a pipe. */
    @FunctionalInterface
    public interface Source {
        /** Opens the file at its beginning. */
        InputStream open() throws IOException;
    }

    /** How far an import is. */
    public record Progress(Phase phase, long records) {
        /** The two readings. */
        public enum Phase {
            CHECKING,
            WRITING
        }
    }

    /**
     * How an import ended.
     *
     * @param imported number of written records
     * @param refused number of records that were wrong
     * @param problems the first 1,000 mistakes, by line
     */
    public record Result(long imported, long refused, List<RecordProblem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    private final Store store;
    private final ImportOptions options;
    private final InstantSource clock;
    private final Consumer<Progress> progress;

    /** Imports into {@code store}; {@code clock} dates each batch. */
    public LdifImport(
            Store store, ImportOptions options, InstantSource clock, Consumer<Progress> progress) {
        this.store = store;
        this.options = options;
        this.clock = clock;
        this.progress = progress;
    }

    /** Imports a file; throws {@link UncheckedIOException} if it cannot be read. */
    public Result run(Source source) {
        ImportCheck check = store.read(directory -> {
            ImportCheck first = new ImportCheck(directory);
            reading(source, reader -> {
                for (var item = reader.next(); item.isPresent(); item = reader.next()) {
                    first.check(item.get());
                    report(Progress.Phase.CHECKING, first.records());
                }
            });
            first.end();
            return first;
        });
        RecordProblems problems = check.problems();
        if (problems.count() > 0 && !options.continueOnError()) {
            return new Result(0, problems.count(), problems.list());
        }
        boolean atomic = !check.onlyAdds()
                && !options.continueOnError()
                && check.records() <= ATOMIC_RECORDS;
        Writing writing = new Writing(check.refused(), problems, atomic);
        reading(source, writing::all);
        return new Result(writing.imported, problems.count(), problems.list());
    }

    private void reading(Source source, Consumer<LdifReader> work) {
        try (InputStream in = source.open()) {
            work.accept(new LdifReader(in, options.limits()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the LDIF file", e);
        }
    }

    private void report(Progress.Phase phase, long records) {
        if (records % options.batchRecords() == 0) {
            progress.accept(new Progress(phase, records));
        }
    }

    /** The second reading. */
    private final class Writing {
        private final BitSet refused;
        private final RecordProblems problems;
        private final boolean atomic;
        private final List<LdapChange> batch = new ArrayList<>();
        private long batchBytes;
        private long imported;

        Writing(BitSet refused, RecordProblems problems, boolean atomic) {
            this.refused = refused;
            this.problems = problems;
            this.atomic = atomic;
        }

        void all(LdifReader reader) {
            int record = 0;
            boolean good = true;
            for (Optional<LdifReader.Item> item = reader.next();
                    item.isPresent() && good;
                    item = reader.next()) {
                if (!refused.get(record) && item.get() instanceof LdifReader.Good each) {
                    good = !isFull() || write();
                    batch.add(each.change());
                    batchBytes += bytes(each.change());
                }
                record++;
            }
            if (good && !batch.isEmpty()) {
                write();
            }
        }

        private boolean isFull() {
            return !atomic && (batch.size() >= options.batchRecords() || batchBytes >= BATCH_BYTES);
        }

        /** Whether to go on. */
        private boolean write() {
            List<ChangeResult> outcomes = store.write(transaction -> {
                ChangeBatch work =
                        new ChangeBatch(transaction, ChangeBatch.WellKnown.MERGED, clock.instant());
                List<ChangeResult> all = batch.stream().map(work::apply).toList();
                if (options.continueOnError() || all.stream().allMatch(ChangeResult::isSuccess)) {
                    transaction.write(Changes.ofEntries(work.entries()));
                }
                return all;
            });
            long bad = outcomes.stream().filter(each -> !each.isSuccess()).count();
            outcomes.stream()
                    .filter(each -> !each.isSuccess())
                    .forEach(each -> problems.add(
                            new RecordProblem(each.line(), each.dn(), each.message())));
            batch.clear();
            batchBytes = 0;
            if (bad > 0 && !options.continueOnError()) {
                return false;
            }
            imported += outcomes.size() - bad;
            progress.accept(new Progress(Progress.Phase.WRITING, imported));
            return true;
        }
    }

    private static long bytes(LdapChange change) {
        return change instanceof LdapChange.Add add
                ? add.attributes().values().stream()
                        .flatMap(List::stream)
                        .mapToLong(value -> value.length() + 32L)
                        .sum()
                : 0;
    }
}
