package io.bridgehead.store.memory;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.letter.Carried;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SizeLimit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Waiting letters by number. */
final class MemoryOutbox implements Outbox {
    private final TreeMap<Long, Letter> letters = new TreeMap<>();
    private final TreeMap<String, Carried> carried = new TreeMap<>();
    private final TreeMap<String, SizeLimit> limits = new TreeMap<>();
    private long last;

    synchronized void post(NewLetter letter) {
        last++;
        letters.put(last, new Letter(last, letter, 0, letter.label().created(), ""));
    }

    synchronized void withdraw(SiteId to, String topic) {
        letters.values()
                .removeIf(each -> !topic.isEmpty()
                        && each.label().topic().equals(topic)
                        && each.label().to().equals(to));
    }

    @Override
    public synchronized SortedSet<SiteId> sites() {
        TreeSet<SiteId> sites = new TreeSet<>();
        letters.values().forEach(each -> sites.add(each.label().to()));
        return sites;
    }

    @Override
    public synchronized List<Letter> due(SiteId to, Instant now, int limit) {
        return select(
                each -> each.label().to().equals(to)
                        && !each.due().isAfter(now)
                        && !each.label().expires().isBefore(now),
                limit);
    }

    @Override
    public synchronized List<LetterHead> dueHeads(SiteId to, Instant now, int limit) {
        return due(to, now, limit).stream().map(LetterHead::of).toList();
    }

    @Override
    public synchronized Optional<Letter> open(LetterHead head) {
        return Optional.ofNullable(letters.get(head.number()));
    }

    @Override
    public synchronized List<LetterHead> list(int limit) {
        return letters.values().stream().limit(limit).map(LetterHead::of).toList();
    }

    private List<Letter> select(Predicate<Letter> condition, int limit) {
        return letters.values().stream().filter(condition).limit(limit).toList();
    }

    @Override
    public synchronized long size() {
        return letters.size();
    }

    @Override
    public synchronized void sent(long number) {
        letters.remove(number);
    }

    @Override
    public synchronized void sent(long number, Carried now) {
        sent(number);
        carried.put(now.connector(), now);
    }

    @Override
    public synchronized void replace(long number, NewLetter other) {
        if (letters.remove(number) != null) {
            post(other);
        }
    }

    @Override
    public synchronized List<Carried> carried() {
        return List.copyOf(carried.values());
    }

    @Override
    public synchronized List<SizeLimit> sizeLimits() {
        return List.copyOf(limits.values());
    }

    @Override
    public synchronized void keep(SizeLimit limit) {
        limits.put(key(limit), limit);
    }

    @Override
    public synchronized void forget(SizeLimit limit) {
        limits.remove(key(limit));
    }

    private static String key(SizeLimit limit) {
        return limit.connector() + "\n" + limit.site();
    }

    @Override
    public synchronized void deferred(long number, Instant due, String trouble) {
        letters.computeIfPresent(
                number,
                (same, old) -> new Letter(number, old.content(), old.attempts() + 1, due, trouble));
    }

    @Override
    public synchronized List<LetterHead> expire(Instant now) {
        List<Letter> expired =
                select(each -> each.label().expires().isBefore(now), Integer.MAX_VALUE);
        expired.forEach(each -> letters.remove(each.number()));
        return expired.stream().map(LetterHead::of).toList();
    }
}
