package io.bridgehead.store.hsql;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Checksums of the data file as it was at a checkpoint, one for each page. Between two checkpoints
 * HSQLDB overwrites pages of the data file, and before that it saves each of them to the backup file;
 * so data file and backup file together still contain every page of the last checkpoint.
 *
 * @param covered the bytes in use; what lies beyond them means nothing
 * @param flags the word in the header that tells whether the file was saved
 * @param sums the CRC-32C of each page; that of the first page leaves out the flags
 */
@SuppressWarnings("ArrayRecordComponent") // Compared through equals below; a list would box.
record DataPages(long covered, int flags, int[] sums) {
    /** The unit in which HSQLDB saves pages to its backup file. */
    static final int PAGE_BYTES = 1 << 14;

    /** Before each page, the backup file has the size and the position of the page. */
    static final int BACKUP_HEADER_BYTES = 12;

    static final int BACKUP_PAGE_BYTES = BACKUP_HEADER_BYTES + PAGE_BYTES;

    private static final int FREE_POSITION_AT = 12;
    private static final int FLAGS_AT = 28;
    private static final int PAGES_READ_AT_ONCE = 64;

    /** Of a database whose data file does not exist yet. */
    static final DataPages NONE = new DataPages(0, 0, new int[0]);

    /** The checksums of {@code data} as it is; the database must have been saved to it. */
    static DataPages of(Path data) throws IOException {
        if (!Files.exists(data) || Files.size(data) < FLAGS_AT + Integer.BYTES) {
            return NONE;
        }
        try (FileChannel file = FileChannel.open(data, StandardOpenOption.READ)) {
            ByteBuffer header = ByteBuffer.allocate(FLAGS_AT + Integer.BYTES);
            readFully(file, header, 0);
            long covered = Math.min(header.getLong(FREE_POSITION_AT), file.size());
            int[] sums = new int[pages(covered)];
            read(file, covered, (page, bytes) -> sums[page] = sum(page, bytes));
            return new DataPages(covered, header.getInt(FLAGS_AT), sums);
        }
    }

    /**
     * What is wrong with {@code data} if its pages in {@code backup} count first; empty if nothing.
     */
    Optional<String> difference(Path data, Path backup) throws IOException {
        if (covered == 0) {
            return Optional.empty();
        }
        if (!Files.exists(data)) {
            return Optional.of(name(data) + " is missing");
        }
        if (Files.size(data) < covered) {
            return Optional.of(name(data) + " has " + Files.size(data) + " bytes of " + covered);
        }
        Map<Integer, Long> saved = savedPages(backup);
        if (saved.keySet().stream().anyMatch(page -> page < 0 || page >= sums.length)) {
            return Optional.of(name(backup) + " was altered");
        }
        try (FileChannel file = FileChannel.open(data, StandardOpenOption.READ)) {
            Changed changed = new Changed();
            read(file, covered, (page, bytes) -> {
                if (!saved.containsKey(page) && sum(page, bytes) != sums[page]) {
                    changed.add(page);
                }
            });
            boolean unsaved = flags(file) != flags;
            return changed.words(unsaved, data, backup).or(() -> differenceSaved(backup, saved));
        }
    }

    private static int flags(FileChannel file) throws IOException {
        ByteBuffer word = ByteBuffer.allocate(Integer.BYTES);
        readFully(file, word, FLAGS_AT);
        return word.getInt(0);
    }

    private Optional<String> differenceSaved(Path backup, Map<Integer, Long> saved) {
        if (saved.isEmpty()) {
            return Optional.empty();
        }
        try (FileChannel file = FileChannel.open(backup, StandardOpenOption.READ)) {
            for (Map.Entry<Integer, Long> each : saved.entrySet()) {
                ByteBuffer bytes = ByteBuffer.allocate(length(each.getKey()));
                readFully(file, bytes, each.getValue());
                if (sum(each.getKey(), bytes.flip()) != sums[each.getKey()]) {
                    return Optional.of(name(backup) + " was altered near byte " + each.getValue());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(name(backup) + " cannot be read: " + e.getMessage());
        }
    }

    /** Makes {@code data} what it was at the checkpoint. Durable when this returns. */
    void putBack(Path data, Path backup) throws IOException {
        if (covered == 0) {
            return;
        }
        Map<Integer, Long> saved = savedPages(backup);
        try (FileChannel to = FileChannel.open(data, StandardOpenOption.WRITE)) {
            if (!saved.isEmpty()) {
                try (FileChannel from = FileChannel.open(backup, StandardOpenOption.READ)) {
                    for (Map.Entry<Integer, Long> each : saved.entrySet()) {
                        ByteBuffer bytes = ByteBuffer.allocate(length(each.getKey()));
                        readFully(from, bytes, each.getValue());
                        write(to, bytes.flip(), (long) each.getKey() * PAGE_BYTES);
                    }
                }
            }
            ByteBuffer word = ByteBuffer.allocate(Integer.BYTES).putInt(0, flags);
            write(to, word, FLAGS_AT);
            to.force(true);
        }
        Files.deleteIfExists(backup);
    }

    /** Where in {@code backup} each saved page begins. A page that a kill cut off is left out. */
    private static Map<Integer, Long> savedPages(Path backup) throws IOException {
        Map<Integer, Long> pages = new TreeMap<>();
        if (Files.exists(backup)) {
            try (FileChannel file = FileChannel.open(backup, StandardOpenOption.READ)) {
                ByteBuffer header = ByteBuffer.allocate(BACKUP_HEADER_BYTES);
                long whole = file.size() / BACKUP_PAGE_BYTES * BACKUP_PAGE_BYTES;
                for (long at = 0; at < whole; at += BACKUP_PAGE_BYTES) {
                    readFully(file, header.clear(), at);
                    long position = header.getLong(Integer.BYTES);
                    boolean sound = header.getInt(0) == PAGE_BYTES
                            && position >= 0
                            && position % PAGE_BYTES == 0
                            && position / PAGE_BYTES < Integer.MAX_VALUE;
                    pages.put(sound ? (int) (position / PAGE_BYTES) : -1, at + BACKUP_HEADER_BYTES);
                }
            }
        }
        return pages;
    }

    private int length(int page) {
        return (int) Math.min(PAGE_BYTES, covered - (long) page * PAGE_BYTES);
    }

    private static int pages(long covered) {
        return Math.toIntExact((covered + PAGE_BYTES - 1) / PAGE_BYTES);
    }

    private static int sum(int page, ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        if (page == 0 && bytes.remaining() >= FLAGS_AT + Integer.BYTES) {
            int start = bytes.position();
            int end = bytes.limit();
            crc.update(bytes.limit(start + FLAGS_AT));
            bytes.limit(end).position(start + FLAGS_AT + Integer.BYTES);
        }
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private interface PageReader {
        void take(int page, ByteBuffer bytes);
    }

    private static void read(FileChannel file, long covered, PageReader reader) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(PAGE_BYTES * PAGES_READ_AT_ONCE);
        int page = 0;
        for (long at = 0; at < covered; at += buffer.capacity()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), covered - at));
            readFully(file, buffer, at);
            int end = buffer.flip().limit();
            for (int start = 0; start < end; start += PAGE_BYTES) {
                buffer.limit(Math.min(end, start + PAGE_BYTES)).position(start);
                reader.take(page, buffer);
                page++;
            }
        }
    }

    private static void readFully(FileChannel file, ByteBuffer buffer, long from)
            throws IOException {
        long at = from;
        while (buffer.hasRemaining()) {
            int read = file.read(buffer, at);
            if (read < 0) {
                throw new IOException("the file ends at byte " + at);
            }
            at += read;
        }
    }

    private static void write(FileChannel file, ByteBuffer bytes, long to) throws IOException {
        long at = to;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(covered);
        out.writeInt(flags);
        for (int each : sums) {
            out.writeInt(each);
        }
    }

    static DataPages read(DataInput in) throws IOException {
        long covered = in.readLong();
        int flags = in.readInt();
        int[] sums = new int[pages(covered)];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = in.readInt();
        }
        return new DataPages(covered, flags, sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataPages that
                && covered == that.covered
                && flags == that.flags
                && Arrays.equals(sums, that.sums);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sums);
    }

    /** Counts the pages that differ. */
    private static final class Changed {
        private int count;
        private int first;

        void add(int page) {
            first = count == 0 ? page : first;
            count++;
        }

        /** Pages that were overwritten since the checkpoint should be in the backup file. */
        Optional<String> words(boolean unsaved, Path data, Path backup) {
            if (count == 0) {
                return Optional.empty();
            }
            String where =
                    " in " + count + " of its pages, first near byte " + (long) first * PAGE_BYTES;
            return Optional.of(
                    unsaved
                            ? name(backup) + " was cut off, or " + name(data) + " was altered"
                                    + where
                            : name(data) + " was altered" + where);
        }
    }
}
