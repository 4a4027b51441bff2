package io.bridgehead.store.view;

import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.HybridTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long what was deleted can be undeleted: one time per naming context, which its home site sets
 * and publishes in its own entry below its {@code cn=Configuration}. Sixty days where nothing is
 * published, and in contexts that all sites share.
 */
public final class TombstoneLifetime {
    /** Where nothing else is said. */
    public static final Duration DEFAULT = Duration.ofDays(60);

    /** Less than this would be over before slow mail has brought the deletion. */
    public static final Duration LEAST = Duration.ofDays(2);

    /** As in the configuration; and what a hand wrote into the attribute must not run out of time. */
    public static final Duration MOST = Duration.ofDays(3_650);

    /** A duration as of ISO 8601, such as {@code PT1440H}. */
    static final AttributeName ATTRIBUTE = AttributeName.of("bridgeheadTombstoneLifetime");

    private TombstoneLifetime() {}

    /** As published by the home of {@code context}, within {@link #LEAST} and {@link #MOST}. */
    public static Duration of(Directory directory, ContextId context, Duration otherwise) {
        List<AttributeValue> published = directory
                .context(context)
                .flatMap(NamingContext::home)
                .flatMap(home -> directory.entry(SiteProfile.entryOf(directory.self(), home)))
                .map(StoredEntry::entry)
                .filter(Entry::isLive)
                .map(each -> each.attribute(ATTRIBUTE).shown())
                .orElse(List.of());
        return published.isEmpty() ? otherwise : parsed(published.get(0).toString(), otherwise);
    }

    /** When the entry beneath a tombstone cannot be undeleted any more. */
    public static Instant endOf(Directory directory, Entry tombstone) {
        return HybridTime.instant(tombstone.life().write().stamp().time())
                .plus(of(directory, tombstone.context(), DEFAULT));
    }

    private static Duration parsed(String text, Duration otherwise) {
        try {
            Duration published = Duration.parse(text);
            Duration enough = published.compareTo(LEAST) < 0 ? LEAST : published;
            return enough.compareTo(MOST) > 0 ? MOST : enough;
        } catch (DateTimeException | ArithmeticException e) {
            return otherwise;
        }
    }
}
