package io.bridgehead.store.hsql;

import io.bridgehead.store.Salvage;
import io.bridgehead.store.StoreException;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryPacking;
import io.bridgehead.store.hsql.CheckFile.Found;
import io.bridgehead.store.hsql.CheckRecord.Logged;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Reads what is left of a damaged database. Up to the damage in the log everything is as it was
 * committed. Behind it, commits cannot be replayed, because they build on the one that is lost; but the
 * entries in them are whole, and can be merged like entries that a partner sends.
 */
final class HsqlSalvage {
    private static final Pattern ENTRY =
            Pattern.compile("(?:/\\*C[0-9]+\\*/)?INSERT INTO ENTRY VALUES\\(.*");

    private static final Pattern BYTES = Pattern.compile("'([0-9A-Fa-f]+)'");

    private HsqlSalvage() {}

    /** Copies what can be read in {@code from} to {@code to}. {@code from} is not changed. */
    static Salvage copy(DatabaseFiles from, DatabaseFiles to, HsqlSettings settings) {
        try {
            Optional<Found> found = CheckFile.read(from.check());
            for (Path each : from.present()) {
                Files.copy(each, to.folder().resolve(each.getFileName()));
            }
            Files.deleteIfExists(to.check());
            // Without the properties file HSQLDB replays the log, whatever that file said.
            Files.deleteIfExists(to.properties());
            if (found.isPresent() && !found.get().moving()) {
                goBackToTheLastGoodCommit(from, to, found.get());
            }
        } catch (IOException e) {
            throw new StoreException("salvage", List.of(from.folder()), e);
        }
        return read(from, to, settings);
    }

    private static void goBackToTheLastGoodCommit(DatabaseFiles from, DatabaseFiles to, Found found)
            throws IOException {
        DataPages pages = found.base().data();
        if (pages.difference(from.data(), from.backup()).isEmpty()) {
            pages.putBack(to.data(), to.backup());
        }
        int good = LogSums.of(from.log(), found.logged()).good();
        if (good < found.logged().size() && Files.exists(to.log())) {
            try (FileChannel log = FileChannel.open(to.log(), StandardOpenOption.WRITE)) {
                log.truncate(good == 0 ? 0 : found.logged().get(good - 1).bytes());
            }
        }
    }

    private static Salvage read(DatabaseFiles from, DatabaseFiles to, HsqlSettings settings) {
        try {
            Optional<Content> expected = CheckFile.read(from.check()).map(CheckFile.Found::content);
            try (HsqlStore store = HsqlStore.openDamaged(to.folder(), settings)) {
                long dropped = store.dropUnreadable();
                Content here = store.content();
                Content known = expected.orElse(here);
                return new Salvage(
                        expected.isPresent(),
                        known.usn(),
                        known.entries(),
                        here.usn(),
                        here.entries(),
                        dropped);
            }
        } catch (IOException e) {
            throw new StoreException("salvage", List.of(from.folder()), e);
        }
    }

    /** Shows the entries of each whole commit behind the damage, commit by commit. */
    static void readBehindDamage(DatabaseFiles from, Consumer<List<Entry>> reader) {
        try {
            Optional<Found> found = CheckFile.read(from.check());
            if (found.isPresent() && Files.exists(from.log())) {
                List<Logged> all = found.get().logged();
                int good = LogSums.of(from.log(), all).good();
                try (RandomAccessFile log = new RandomAccessFile(from.log().toFile(), "r")) {
                    for (int i = good; i < all.size(); i++) {
                        long start = i == 0 ? 0 : all.get(i - 1).bytes();
                        List<Entry> entries = entries(log, start, all.get(i));
                        if (!entries.isEmpty()) {
                            reader.accept(entries);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new StoreException("salvage", List.of(from.folder()), e);
        }
    }

    /** The entries of one commit; empty if its bytes are not those that were written. */
    private static List<Entry> entries(RandomAccessFile log, long start, Logged commit)
            throws IOException {
        if (log.length() < commit.bytes()) {
            return List.of();
        }
        byte[] bytes = new byte[Math.toIntExact(commit.bytes() - start)];
        log.seek(start);
        log.readFully(bytes);
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        if ((int) sum.getValue() != commit.ownSum()) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        new String(bytes, StandardCharsets.ISO_8859_1).lines().forEach(line -> {
            if (ENTRY.matcher(line).matches()) {
                entries.add(EntryPacking.unpack(HexFormat.of().parseHex(longestBytes(line))));
            }
        });
        return entries;
    }

    /** The packed entry: it has an id, a context and stamps in it, so no other column is as long. */
    private static String longestBytes(String line) {
        String longest = "";
        Matcher bytes = BYTES.matcher(line);
        while (bytes.find()) {
            longest = bytes.group(1).length() > longest.length() ? bytes.group(1) : longest;
        }
        return longest;
    }
}
