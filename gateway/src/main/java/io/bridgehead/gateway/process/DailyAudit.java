package io.bridgehead.gateway.process;

import io.bridgehead.gateway.control.AuditReport;
import io.bridgehead.store.Directory;
import io.bridgehead.store.EntryAudit;
import io.bridgehead.store.Store;
import io.bridgehead.store.StoreException;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.view.Naming;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audits the whole database once a day, a page in each quiet moment, and at once when the operator wants
 * it. Damage stays known until the next start, since a later audit finds only what it corrected.
 * Thread-safe, except that one thread calls {@link #step}.
 */
final class DailyAudit {
    private static final Logger LOG = LoggerFactory.getLogger(DailyAudit.class);
    private static final Duration FIRST_AFTER = Duration.ofMinutes(10);
    private static final Duration INTERVAL = Duration.ofHours(24);

    /** An audit that changes overtook is tried again; after that, tomorrow's will do. */
    private static final int TRIES = 3;

    private final Store store;
    private final InstantSource clock;
    private Optional<EntryAudit> running = Optional.empty();
    private Instant next;
    private volatile Optional<AuditReport> found = Optional.empty();

    DailyAudit(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.next = clock.instant().plus(FIRST_AFTER);
    }

    /** The first audit since the start that found damage. */
    Optional<AuditReport> found() {
        return found;
    }

    /** Reads one page if the audit of the day is not done; returns whether it read any. */
    boolean step() {
        Instant now = clock.instant();
        if (running.isEmpty() && now.isBefore(next)) {
            return false;
        }
        EntryAudit audit = running.orElseGet(store::audit);
        running = Optional.of(audit);
        boolean more = false;
        try {
            more = audit.step();
            audit.result().ifPresent(each -> publish(report(each)));
        } catch (StoreException e) {
            publish(unreadable(e));
        }
        if (!more) {
            running = Optional.empty();
            next = now.plus(INTERVAL);
        }
        return true;
    }

    /** Audits all now. */
    AuditReport now() {
        Optional<AuditReport> report = audited();
        report.ifPresent(this::publish);
        return report.orElseGet(() -> new AuditReport(
                clock.instant(), 0, List.of(), List.of(), "too many changes at the same time"));
    }

    /** Empty if changes overtook it each time, which is no damage. */
    private Optional<AuditReport> audited() {
        try {
            for (int left = TRIES; left > 0; left--) {
                EntryAudit audit = store.audit();
                boolean more = true;
                while (more) {
                    more = audit.step();
                }
                if (audit.result().isPresent()) {
                    return audit.result().map(this::report);
                }
            }
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of(unreadable(e));
        }
    }

    private AuditReport unreadable(StoreException e) {
        return new AuditReport(
                clock.instant(), 0, List.of(), List.of(), String.valueOf(e.getMessage()));
    }

    private AuditReport report(EntryAudit.Result result) {
        return store.read(directory -> new AuditReport(
                clock.instant(),
                result.entries(),
                result.corrections().stream()
                        .map(each -> directory
                                .context(each.context())
                                .map(NamingContext::dn)
                                .orElse(each.context().toString()))
                        .toList(),
                result.damaged().stream().map(each -> name(directory, each)).toList(),
                ""));
    }

    /** An entry that is damaged may not even have a name. */
    private static String name(Directory directory, EntryId id) {
        try {
            return directory
                    .entry(id)
                    .flatMap(each -> new Naming(directory).dn(each.entry()))
                    .orElse(id.toString());
        } catch (RuntimeException damaged) {
            LOG.debug("entry {} has no name", id, damaged);
            return id.toString();
        }
    }

    private void publish(AuditReport report) {
        if (report.sound()) {
            LOG.info("audit: all {} entries are as they were written", report.entries());
        } else {
            LOG.error("audit: the database does not hold what was written to it: {}", report);
            found = found.or(() -> Optional.of(report));
        }
    }
}
