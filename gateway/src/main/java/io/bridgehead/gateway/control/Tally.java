package io.bridgehead.gateway.control;

import io.bridgehead.gateway.replication.Verdict;
import java.util.EnumMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What has happened since the gateway started, counted. Thread-safe. */
public final class Tally {
    private final EnumMap<Verdict, AtomicLong> verdicts = new EnumMap<>(Verdict.class);
    private final AtomicLong sentMails = new AtomicLong();
    private final AtomicLong sentBytes = new AtomicLong();
    private final AtomicLong receivedMails = new AtomicLong();
    private final AtomicLong receivedBytes = new AtomicLong();
    private final AtomicLong internalErrors = new AtomicLong();

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

    /** Mails handed to a relay or a partner. */
    public long sentMails() {
        return sentMails.get();
    }

    /** Their bytes, as they went over the wire. */
    public long sentBytes() {
        return sentBytes.get();
    }

    /** Mails taken from the spool. */
    public long receivedMails() {
        return receivedMails.get();
    }

    /** Their bytes. */
    public long receivedBytes() {
        return receivedBytes.get();
    }

    /** Mails that hit a defect of ours; each is in quarantine. */
    public long internalErrors() {
        return internalErrors.get();
    }

    /** How often each verdict was reached, by name; those never reached are left out. */
    public SortedMap<String, Long> verdicts() {
        TreeMap<String, Long> reached = new TreeMap<>();
        verdicts.forEach((verdict, count) -> {
            if (count.get() > 0) {
                reached.put(verdict.name(), count.get());
            }
        });
        return reached;
    }
}
