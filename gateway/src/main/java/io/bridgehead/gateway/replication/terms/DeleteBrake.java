package io.bridgehead.gateway.replication.terms;

import java.time.Duration;

/**
 * When deletions from partners are too many to be applied without asking. Counted for each context
 * within a day, because one command of one person may arrive in many pages.
 *
 * @param least so many are never held
 * @param count more than this are held
 * @param share more than this many of a hundred entries that lived are held
 */
public record DeleteBrake(long least, long count, long share) {
    /** A tenth of a thousand people leave at once only by mistake. */
    public static final DeleteBrake DEFAULT = new DeleteBrake(100, 1000, 10);

    public static final Duration WITHIN = Duration.ofDays(1);

    public boolean bites(long deleted, long live) {
        return deleted > least && (deleted > count || deleted * 100 > live * share);
    }
}
