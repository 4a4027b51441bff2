package io.bridgehead.gateway.control;

import io.bridgehead.gateway.backup.BackupException;
import io.bridgehead.gateway.backup.Manifest;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.routing.Condition;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.Selection;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Store;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.SizeLimit;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The running gateway, as far as an operator reaches into it. Thread-safe. */
public interface RunningGateway {
    /** Its database. Local writes go through {@link Store#write}, and then {@link #wake}. */
    Store store();

    /** Its clock. */
    InstantSource clock();

    /** What it has done since it started, and what waits. */
    Overview overview();

    /** Mail that has arrived, and what of it is in quarantine. */
    Spool spool();

    /** The routes in force. */
    RoutingTable routes();

    /** How its connectors fare, by name; those that have done nothing yet are left out. */
    SortedMap<String, Condition> conditions(Instant now);

    /** What choosing a way must know of a letter that waits. */
    RouteQuery routeQuery(LetterHead letter);

    /** Which way a mail to {@code to} takes at {@code at}, as the senders choose it. */
    Selection selectWay(SiteId to, RouteQuery mail, Instant at);

    /** How large mail may be, as relays have shown by what they refused. By connector and site. */
    List<SizeLimit> sizeLimits(Instant now);

    /** Forgets these limits for {@code site}, or all; returns how many. Mail is sent larger again. */
    int forgetSizeLimits(Optional<SiteId> site);

    /** Something was written here: partners should hear of it at once. Never blocks. */
    void wake();

    /** Takes decisions about replication. */
    Operator operator();

    /**
     * Copies the database into {@code folder}, which is empty or not there yet. Takes its time, in
     * which writes wait. Throws {@link BackupException} if there is no backup after all.
     */
    Manifest backUp(Path folder);
}
