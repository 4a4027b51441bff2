package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Status;
import io.bridgehead.gateway.message.Status.Read;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.partner.Partner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sends a status to a partner: what we have for it, and how far we have read its history. */
final class StatusSender {
    private final StepBuilder step;
    private final SiteId receiver;

    StatusSender(StepBuilder step, SiteId receiver) {
        this.step = step;
        this.receiver = receiver;
    }

    /**
     * Sends a status that is due. It is repeated, with growing patience, until the partner answers
     * it.
     */
    Verdict announce() {
        int attempts = step.partner(receiver).statusAttempts() + 1;
        Instant again = step.now().plus(step.terms().limits(receiver).patienceAfter(attempts - 1));
        send(true, Optional.empty());
        Partner numbered = step.partner(receiver);
        step.put(numbered.awaiting(numbered.sequence(), attempts, again));
        return Verdict.STATUS_SENT;
    }

    /** Answers the status {@code id}. */
    void reply(String id) {
        send(false, Optional.of(id));
    }

    private void send(boolean replyWanted, Optional<String> inReplyTo) {
        List<EpochOwner> cut =
                step.directory().owners().stream().filter(EpochOwner::isCut).toList();
        step.send(new Status(
                step.nextHeader(receiver, inReplyTo),
                replyWanted,
                new OfferWriter(step, receiver).offers(),
                cut,
                read()));
    }

    /**
     * The marks of the partner's present epoch at the end of each cursor, and at the ends of pages
     * that our cursors cannot prove. The partner knows its own history, so it sees whether it was
     * set back.
     */
    private Read read() {
        Partner partner = step.partner(receiver);
        Stream<Mark> ends = cursors()
                .filter(each -> !each.marks().isEmpty())
                .map(each -> each.marks().get(each.marks().lastKey()));
        return new Read(
                partner.epoch(),
                Stream.concat(partner.unproved().stream(), ends).distinct().toList());
    }

    /** Our cursors of the partner's present epoch, one per scope. */
    Stream<Cursor> cursors() {
        Partner partner = step.partner(receiver);
        return step.directory().links(receiver).stream()
                .map(each -> step.link(receiver, each.context()).inbound().cursor())
                .filter(each -> each.epoch().equals(partner.epoch()));
    }
}
