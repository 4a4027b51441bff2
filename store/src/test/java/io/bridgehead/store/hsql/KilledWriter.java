package io.bridgehead.store.hsql;

import io.bridgehead.store.Changes;
import io.bridgehead.store.Samples;
import io.bridgehead.store.entry.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * The victim: a process of its own that writes until it is killed, and prints the USN of every
 * commit after it returned. With a third argument it gives disk space back whenever that is worth it.
 */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) {
        Random random = new Random(Long.parseLong(arguments[1]));
        HsqlSettings settings = new HsqlSettings(5_000, 10, 1, 64, 1);
        HsqlStore store = HsqlStore.open(Path.of(arguments[0]), settings);
        while (true) {
            int first = random.nextInt(300);
            int count = 1 + random.nextInt(40);
            List<Entry> entries = Samples.people(first, count, Samples.id(1)).stream()
                    .map(each -> random.nextInt(5) == 0
                            ? Samples.deleted(each, Samples.stamp(3, 1 + random.nextInt(1000)))
                            : Samples.with(each, "x", Samples.stamp(1, 7), "" + random.nextInt()))
                    .toList();
            long usn = store.write(transaction -> {
                transaction.write(Changes.ofEntries(entries));
                transaction.post(Samples.letter(1, "SOUTH", ""));
                return transaction.usn() + entries.size();
            });
            System.out.println(usn);
            System.out.flush();
            if (arguments.length > 2) {
                store.tidy();
            }
        }
    }
}
