package io.bridgehead.gateway.control;

import io.bridgehead.gateway.replication.step.Verdict;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts mail and verdicts from the start of the gateway. Thread-safe. */
public final class Tally {
    private final EnumMap<Verdict, AtomicLong> verdicts = new EnumMap<>(Verdict.class);
    private final AtomicLong sentMails = new AtomicLong();
    private final AtomicLong sentBytes = new AtomicLong();
    private final AtomicLong receivedMails = new AtomicLong();
    private final AtomicLong receivedBytes = new AtomicLong();
    private final AtomicLong internalErrors = new AtomicLong();

    private final TreeMap<String, ReturnedMail> returned = new TreeMap<>();

    public Tally() {
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict, new AtomicLong());
        }
    }

    public void count(Verdict verdict) {
        verdicts.getOrDefault(verdict, new AtomicLong()).incrementAndGet();
    }

    public void countSent(long bytes) {
        sentMails.incrementAndGet();
        sentBytes.addAndGet(bytes);
    }

    public void countReceived(long bytes) {
        receivedMails.incrementAndGet();
        receivedBytes.addAndGet(bytes);
    }

    public void countInternalError() {
        internalErrors.incrementAndGet();
    }

    /** Mail for {@code site} came back at {@code now}. */
    public synchronized void countReturned(
            String site, String connector, String reason, Instant now) {
        long before =
                Optional.ofNullable(returned.get(site)).map(ReturnedMail::mails).orElse(0L);
        returned.put(site, new ReturnedMail(site, before + 1, connector, reason, now));
    }

    /** The mail that came back, by site. */
    public synchronized List<ReturnedMail> returned() {
        return List.copyOf(returned.values());
    }

    /** The counts as they are now. */
    public Counters counters() {
        return new Counters(
                sentMails.get(),
                sentBytes.get(),
                receivedMails.get(),
                receivedBytes.get(),
                internalErrors.get(),
                verdicts());
    }

    private SortedMap<String, Long> verdicts() {
        TreeMap<String, Long> reached = new TreeMap<>();
        verdicts.forEach((verdict, count) -> {
            if (count.get() > 0) {
                reached.put(verdict.name(), count.get());
            }
        });
        return reached;
    }
}
