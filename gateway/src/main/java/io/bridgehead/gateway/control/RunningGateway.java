package io.bridgehead.gateway.control;

import io.bridgehead.gateway.backup.BackupException;
import io.bridgehead.gateway.backup.Manifest;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.routing.Condition;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Store;
import io.bridgehead.store.letter.SizeLimit;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The parts of a running gateway that an operator can read or use. Thread-safe. */
public interface RunningGateway extends LetterWays {
    /** Its database. After a local write by {@link Store#write}, the caller calls {@link #wake}. */
    Store store();

    /** Its clock. */
    InstantSource clock();

    /** What it has done since it started, and which mail waits. */
    Overview overview();

    /** The mail that has arrived, and the mail in quarantine. */
    Spool spool();

    /** The routes in force. */
    RoutingTable routes();

    /** The state of each connector, by name; connectors that have done nothing yet are left out. */
    SortedMap<String, Condition> conditions(Instant now);

    /** How large mail may be, as relays have shown by what they refused. By connector and site. */
    List<SizeLimit> sizeLimits(Instant now);

    /**
     * Forgets these limits for {@code site}, or all; returns how many. Mail is sent larger again.
     */
    int forgetSizeLimits(Optional<SiteId> site);

    /**
     * Tells the gateway that something was written here, so that partners hear of it at once. Never
     * blocks.
     */
    void wake();

    /** Reads every entry of the database now and corrects the totals beside them. Takes its time. */
    AuditReport audit();

    /** What an audit has found since the start; empty if the database is sound as far as is known. */
    Optional<AuditReport> auditFound();

    /** The port for decisions about replication. */
    Operator operator();

    /**
     * Copies the database into {@code folder}, which must be empty or missing. Writes wait until
     * the copy is done. Throws {@link BackupException} if no valid backup was made.
     */
    Manifest backUp(Path folder);
}
