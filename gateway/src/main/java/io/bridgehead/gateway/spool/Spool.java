package io.bridgehead.gateway.spool;

import io.bridgehead.store.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Mail that has arrived and waits to be handled, one file each, so that taking mail never waits for
 * the database. A start finds the files of an earlier run and deletes half-written ones, because
 * their senders have got no 250 for them. Thread-safe. Only one process may use a folder.
 */
public final class Spool {

    private final Path folder;
    private final Path arriving;
    private final Clock clock;
    private final SpoolRoom room;
    private final SpoolCounter counter;
    private final Quarantine quarantine;
    private final OpeningNote opening;
    private final AtomicLong attempts = new AtomicLong();

    /** Waiting mails and the sizes of their files. */
    private final ConcurrentSkipListMap<SpoolId, Long> waiting = new ConcurrentSkipListMap<>();

    /**
     * Opens the spool in a folder, which is made if it is not there.
     *
     * @throws SpoolException if the disk fails
     */
    public Spool(Path folder, SpoolLimits limits, Clock clock) {
        this.folder = folder;
        this.arriving = folder.resolve("arriving");
        this.clock = clock;
        this.room = new SpoolRoom(limits);
        try {
            OwnerOnly.makeFolder(folder);
            OwnerOnly.makeFolder(arriving);
            Disk.empty(arriving);
            waiting.putAll(SpoolFile.allIn(folder));
            waiting.values().forEach(room::add);
            quarantine = new Quarantine(folder.resolve("quarantine"), limits);
            long highest = waiting.isEmpty() ? 0 : waiting.lastKey().number();
            counter = new SpoolCounter(
                    folder, Math.max(highest, quarantine.highest()), clock.millis());
            opening = new OpeningNote(folder);
            Disk.syncFolder(folder);
        } catch (IOException e) {
            throw new SpoolException("open", folder, e);
        }
    }

    /** Whether a mail would be refused now. Callers ask this before a peer sends a mail. */
    public boolean isFull() {
        return room.isFull();
    }

    /**
     * Stores a mail. When this returns {@code Stored}, the mail survives power loss. Mails that
     * arrive on several threads at the same moment may get their ids in any order.
     *
     * @param peer where it comes from, for people
     * @param maxBytes the largest mail to take
     * @throws IOException if reading {@code in} fails; nothing is stored
     * @throws SpoolException if the disk fails; nothing is stored
     */
    public Acceptance accept(InputStream in, Envelope envelope, String peer, long maxBytes)
            throws IOException {
        Optional<SpoolRoom.Claim> place = room.claim();
        if (place.isEmpty()) {
            return new Acceptance.Full(room.toString());
        }
        Path temporary = arriving.resolve(attempts.incrementAndGet() + ".tmp");
        try (SpoolRoom.Claim claim = place.get()) {
            byte[] header = SpoolFile.header(envelope, peer, clock.instant());
            Optional<Acceptance> refusal = write(temporary, claim, header, in, maxBytes);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            SpoolId id = publish(temporary, claim.size());
            claim.keep();
            return new Acceptance.Stored(id);
        } finally {
            Disk.discard(temporary);
        }
    }

    private Optional<Acceptance> write(
            Path file, SpoolRoom.Claim claim, byte[] header, InputStream in, long maxBytes)
            throws IOException {
        try (SpoolWriter writer = new SpoolWriter(file)) {
            claim.grow(header.length);
            writer.write(header, header.length);
            byte[] buffer = new byte[16 << 10];
            long size = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > maxBytes) {
                    return Optional.of(new Acceptance.TooLarge(maxBytes));
                }
                if (!claim.grow(n)) {
                    return Optional.of(new Acceptance.Full(room.toString()));
                }
                writer.write(buffer, n);
            }
            writer.sync();
            return Optional.empty();
        }
    }

    private SpoolId publish(Path temporary, long size) {
        Path file = temporary;
        try {
            SpoolId id = nextId();
            file = SpoolFile.in(folder, id);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            Disk.syncFolder(folder);
            waiting.put(id, size);
            return id;
        } catch (IOException e) {
            Disk.discard(file);
            throw new SpoolException("store", file, e);
        }
    }

    private SpoolId nextId() throws IOException {
        synchronized (counter) {
            return counter.take();
        }
    }

    /** The mails that wait, oldest first, at most so many. */
    public List<SpoolId> waiting(int limit) {
        return waiting.keySet().stream().limit(limit).toList();
    }

    /** How many mails wait. */
    public int size() {
        return waiting.size();
    }

    /**
     * A mail that waits.
     *
     * @throws SpoolException if it cannot be read; {@link #quarantine} takes it out of the way
     */
    public SpooledMail read(SpoolId id) {
        Path file = SpoolFile.in(folder, id);
        try {
            return SpoolFile.read(id, file);
        } catch (IOException e) {
            throw new SpoolException("read", file, e);
        }
    }

    /**
     * Notes that a mail is being opened, until {@link #endOpening} or the next call.
     *
     * @return how many earlier starts of the gateway ended while they opened this mail
     */
    public int beginOpening(SpoolId id) {
        return opening.begin(id);
    }

    /** Notes that no mail is being opened, though the last one still waits. */
    public void endOpening() {
        opening.end();
    }

    /**
     * Removes a mail whose consequences are committed. A repeat does nothing. The removal itself is
     * not durable: after a power loss the mail may wait again, with the same id.
     */
    public void remove(SpoolId id) {
        Path file = SpoolFile.in(folder, id);
        try {
            Files.deleteIfExists(file);
            forget(id);
        } catch (IOException e) {
            throw new SpoolException("remove", file, e);
        }
    }

    /**
     * Sets a mail aside. Durable when this returns. A repeat does nothing.
     *
     * @param code the name of a verdict or of another failure; without a colon
     * @param detail for people; empty if the code says it all
     */
    public void quarantine(SpoolId id, String code, String detail) {
        if (waiting.containsKey(id)) {
            Path file = SpoolFile.in(folder, id);
            try {
                quarantine.take(id, file, code, detail);
                forget(id);
            } catch (IOException e) {
                throw new SpoolException("quarantine", file, e);
            }
        }
    }

    /** Lets a quarantined mail wait again, under its old id. Durable when this returns. */
    public void requeue(SpoolId id) {
        Path file = SpoolFile.in(folder, id);
        try {
            quarantine.giveBack(id, file);
            long size = Files.size(file);
            room.add(size);
            waiting.put(id, size);
        } catch (IOException e) {
            throw new SpoolException("requeue", file, e);
        }
    }

    /** Deletes a quarantined mail. A repeat does nothing. */
    public void dropQuarantined(SpoolId id) {
        try {
            quarantine.drop(id);
        } catch (IOException e) {
            throw new SpoolException("drop", SpoolFile.in(folder, id), e);
        }
    }

    /** What is set aside, oldest first. */
    public List<Quarantined> quarantined() {
        return quarantine.list();
    }

    private void forget(SpoolId id) {
        Optional.ofNullable(waiting.remove(id)).ifPresent(room::release);
    }
}
