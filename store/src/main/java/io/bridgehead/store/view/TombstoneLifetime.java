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
 * How long a deleted entry can be undeleted. There is one lifetime for each naming context; its home
 * site publishes it in its own entry below its {@code cn=Configuration}. Where none is published, and
 * in contexts that all sites share, it is sixty days.
 */
public final class TombstoneLifetime {
    /** The lifetime where none is published. */
    public static final Duration DEFAULT = Duration.ofDays(60);

    /** A shorter lifetime could end before slow mail has brought the deletion to all sites. */
    public static final Duration LEAST = Duration.ofDays(2);

    /** The most that the configuration allows. It also keeps a hostile value within the range of dates. */
    public static final Duration MOST = Duration.ofDays(3_650);

    /** Its value is a duration as in ISO 8601, such as {@code PT1440H}. */
    static final AttributeName ATTRIBUTE = AttributeName.of("bridgeheadTombstoneLifetime");

    private TombstoneLifetime() {}

    /** What the home of {@code context} publishes, but at least {@link #LEAST} and at most {@link #MOST}. */
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

    /** When the lifetime of a tombstone ends. From then on the entry cannot be undeleted. */
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
