package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.mail.DecodedMail.Payload;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.wire.WireCodec;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.history.Ranges;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the mails of one copy as they pass: how often each entry travels, and what was asked for. */
final class CopyWatch {
    private final ContextId context;
    private final SiteId home;
    private final MailCodec mails = new MailCodec();
    private final Set<String> letters = new HashSet<>();
    private final Set<EntryId> seen = new HashSet<>();
    private final SortedMap<Long, UpdateRequest> requests = new TreeMap<>();
    private int entries;

    /** Watches what is said about one context by others than its home, which asks for it too. */
    CopyWatch(ContextId context, SiteId home) {
        this.context = context;
        this.home = home;
    }

    /** A mail passes. */
    void see(byte[] mail) {
        if (mails.decode(mail) instanceof Payload payload) {
            WireCodec.decode(payload.xml())
                    .match(
                            message -> message.match(
                                    this::request,
                                    this::update,
                                    status -> true,
                                    refusal -> true,
                                    comparison -> true),
                            malformed -> {
                                throw new AssertionError(malformed.toString());
                            });
        }
    }

    private synchronized boolean request(UpdateRequest request) {
        return !request.context().equals(context)
                || request.header().sender().site().equals(home)
                || requests.put(request.number(), request) == null;
    }

    private synchronized boolean update(Update update) {
        if (update.context().equals(context) && letters.add(update.header().id())) {
            entries += update.content().entries().size();
            update.content().entries().stream().map(Entry::id).forEach(seen::add);
        }
        return true;
    }

    /**
     * Entries that were told, repeats counted. A letter that is carried to a gateway that is down, and
     * carried again, is told once.
     */
    synchronized int entries() {
        return entries;
    }

    /** Entries that passed, each counted once. */
    synchronized int distinctEntries() {
        return seen.size();
    }

    /** What was asked for, by the number of the request. */
    synchronized SortedMap<Long, UpdateRequest> requests() {
        return new TreeMap<>(requests);
    }

    /** Every request shows at least what the one before it showed, of the same epoch. */
    void assertCursorNeverMovedBack() {
        Ranges before = Ranges.EMPTY;
        for (UpdateRequest each : requests().values()) {
            assertThat(each.position().received().containsAll(before))
                    .as(
                            "request %d shows %s after %s",
                            each.number(), each.position().received(), before)
                    .isTrue();
            assertThat(each.options().refresh()).isFalse();
            before = each.position().received();
        }
        assertThat(before.contiguous()).as("the copy moved the cursor").isPositive();
    }
}
