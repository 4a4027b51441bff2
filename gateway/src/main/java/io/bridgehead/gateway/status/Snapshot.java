package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.Overview;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.letter.WaitingLetters;
import java.time.Instant;
import java.util.List;

/**
 * Everything that one status looks at: one moment of the database with its outbox, and the counters of
 * the process, which were read just before. Valid as long as its directory is.
 */
final class Snapshot {
    private static final int LETTERS_READ = 1_000;

    private final Directory directory;
    private final Overview overview;
    private final Instant now;
    private final WaitingLetters letters;
    private final List<PartnerReader.Read> partners;

    Snapshot(Directory directory, Overview overview, Instant now) {
        this.directory = directory;
        this.overview = overview;
        this.now = now;
        this.letters = directory.waitingLetters(LETTERS_READ);
        this.partners = new PartnerReader(directory, overview.expected(), now).all();
    }

    Directory directory() {
        return directory;
    }

    Overview overview() {
        return overview;
    }

    Instant now() {
        return now;
    }

    /** The letters that wait, and the heads of those that have waited longest. */
    WaitingLetters letters() {
        return letters;
    }

    /** All partners except those that were removed. */
    List<PartnerReader.Read> partners() {
        return partners;
    }

    /** The partners with which we speak: they are in the configuration and not suspended. */
    List<PartnerReader.Read> activePartners() {
        return partners.stream()
                .filter(each -> isConfigured(each.row()) && !each.partner().isSuspended())
                .toList();
    }

    boolean isConfigured(PartnerRow partner) {
        return overview.expected().partners().containsKey(partner.site());
    }

    /** The DN of a context, or its id if the context is not known here. */
    String dn(ContextId context) {
        return directory.context(context).map(NamingContext::dn).orElse(context.toString());
    }
}
