package io.bridgehead.gateway.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.ldif.LdifExport;
import io.bridgehead.gateway.message.Message;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Merge;
import io.bridgehead.store.view.Author;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Two or three gateways, each a partner of the others. Mail waits at its sender until the test
 * delivers it. One second passes with each write and each delivery.
 */
final class Sites {
    private final List<Gate> gates;
    private final List<Deque<Message>> post = new ArrayList<>();
    private final SortedMap<EntryId, Entry> written = new TreeMap<>();
    private final SortedMap<Integer, Integer> images = new TreeMap<>();
    private Instant now = Gate.NOON;

    private Sites(String... names) {
        this.gates = Arrays.stream(names).map(Gate::at).toList();
        for (int i = 0; i < gates.size() * gates.size(); i++) {
            post.add(new ArrayDeque<>());
        }
        for (Gate gate : gates) {
            for (Gate other : gates) {
                if (gate != other) {
                    gate.step(
                            (directory, at) -> gate.replication()
                                    .register(other.site(), other.site() + "-GW", directory, at),
                            now);
                }
            }
        }
        converge();
    }

    static Sites two() {
        return new Sites("NORTH", "SOUTH");
    }

    static Sites three() {
        return new Sites("NORTH", "SOUTH", "WEST");
    }

    /** A client at {@code site} changes one entry in its own transaction. */
    Entry write(int site, EntryId id, BiFunction<Author, Entry, Entry> change) {
        Entry after = gates.get(site).change(id, change, tick());
        Entry before = written.getOrDefault(id, Entry.unknown(id, after.context()));
        written.put(id, Merge.of(before, after).entry());
        return after;
    }

    /** Everything that {@code from} knows arrives at {@code to}; nothing else moves. */
    void sync(int from, int to) {
        collect(from, tick());
        deliver(from, to);
    }

    /** Delivers all mail at all sites until no gateway sends any more. */
    void converge() {
        boolean busy = true;
        while (busy) {
            Instant at = tick();
            for (int site = 0; site < gates.size(); site++) {
                collect(site, at);
            }
            busy = false;
            for (int from = 0; from < gates.size(); from++) {
                for (int to = 0; to < gates.size(); to++) {
                    busy |= deliver(from, to);
                }
            }
        }
    }

    /** The database of {@code site}, as it is now, is kept. */
    void keepImage(int site) {
        images.put(site, gates.get(site).image());
    }

    /** The gateway of {@code site} is stopped and started. */
    void restart(int site) {
        gates.get(site).start(tick());
    }

    /** {@code site} is put back to the image that was kept, which is announced or not, and starts. */
    void putBack(int site, boolean announced) {
        Gate gate = gates.get(site);
        gate.putBack(images.getOrDefault(site, 0));
        if (announced) {
            gate.step(
                    (directory, at) -> gate.replication().restored(directory, at, new byte[10]),
                    tick());
        }
        gate.start(tick());
    }

    /** All export the same bytes. */
    String agreed() {
        String first = export(0);
        for (int site = 1; site < gates.size(); site++) {
            assertThat(export(site)).isEqualTo(first);
        }
        return first;
    }

    /** All export the same bytes, and every entry is what was written of it. */
    String verified() {
        String first = agreed();
        for (Gate gate : gates) {
            List<Entry> here = gate.read(directory -> written.keySet().stream()
                    .map(id -> directory.entry(id).orElseThrow().entry())
                    .toList());
            assertThat(here).isEqualTo(List.copyOf(written.values()));
        }
        return first;
    }

    /** What was written is no longer looked at. */
    void forget() {
        written.clear();
    }

    <R> R read(int site, Function<Directory, R> work) {
        return gates.get(site).read(work);
    }

    private String export(int site) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        read(site, directory -> LdifExport.all(directory, true, out));
        return out.toString(StandardCharsets.UTF_8);
    }

    private Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    private void collect(int from, Instant at) {
        for (Message message : gates.get(from).due(at)) {
            for (int to = 0; to < gates.size(); to++) {
                if (gates.get(to).site().equals(message.header().receiver())) {
                    post.get(from * gates.size() + to).add(message);
                }
            }
        }
    }

    private boolean deliver(int from, int to) {
        Deque<Message> bag = post.get(from * gates.size() + to);
        boolean any = !bag.isEmpty();
        while (!bag.isEmpty()) {
            gates.get(to).receive(bag.remove(), now);
        }
        return any;
    }
}
