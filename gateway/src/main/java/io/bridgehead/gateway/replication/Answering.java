package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.replication.Refusal.Reason;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Link;
import io.bridgehead.store.Mark;
import io.bridgehead.store.Outbound;
import io.bridgehead.store.Range;
import io.bridgehead.store.SentPage;
import java.util.List;
import java.util.Optional;

/** What to do about a partner's {@link UpdateRequest}: answer it with a page, or say why not. */
final class Answering {
    private final Draft draft;
    private final UpdateRequest request;
    private final Link link;

    Answering(Draft draft, UpdateRequest request) {
        this.draft = draft;
        this.request = request;
        this.link = draft.link(request.header().sender().site(), request.context());
    }

    Verdict handle() {
        if (!isOffered()) {
            return refuse(Reason.NOT_OFFERED, Verdict.REFUSED_NOT_OFFERED, "not told to you");
        }
        if (sameLife() && request.number() <= link.outbound().request()) {
            return Verdict.SUPERSEDED;
        }
        Optional<Reason> objection = objection();
        if (objection.isPresent()) {
            draft.put(link.with(accepted().withoutService()));
            if (objection.get() == Reason.ROLLBACK_DETECTED) {
                draft.put(draft.partner(link.partner()).troubled(objection.get().name()));
            }
            return objection.get() == Reason.RESYNC
                    ? refuse(Reason.RESYNC, Verdict.REFUSED_RESYNC, "ask from the start")
                    : refuse(
                            Reason.ROLLBACK_DETECTED,
                            Verdict.REFUSED_ROLLBACK,
                            "you have seen changes of mine that I do not have");
        }
        Link accepted = link.with(accepted());
        draft.put(accepted);
        draft.put(draft.partner(link.partner()).relieved(Reason.ROLLBACK_DETECTED.name()));
        if (accepted.outbound().serving() && Paging.hasCredit(accepted.outbound())) {
            Paging.send(draft, accepted, Optional.of(request.header().id()));
        }
        return Verdict.ANSWERED;
    }

    private boolean isOffered() {
        return draft.directory()
                .context(request.context())
                .filter(each -> each.isOutboundTo(link.partner()))
                .isPresent();
    }

    private boolean sameLife() {
        return link.outbound().epoch().equals(request.header().sender().epoch());
    }

    /** The cursor proves itself, or is refused by name (docs/replication.md, law 5). */
    private Optional<Reason> objection() {
        Directory directory = draft.directory();
        if (request.received().list().isEmpty()) {
            return Optional.empty();
        }
        if (!request.epoch().equals(draft.self().epoch())) {
            return Optional.of(Reason.RESYNC);
        }
        if (request.received().last() > directory.usn()) {
            return Optional.of(Reason.ROLLBACK_DETECTED);
        }
        for (Range range : request.received().list()) {
            if (directory.mark(range.since()).isEmpty()
                    || directory.mark(range.through()).isEmpty()) {
                return Optional.of(Reason.RESYNC);
            }
        }
        Optional<Mark> mine = directory.mark(request.proof().usn());
        return mine.isEmpty()
                ? Optional.of(Reason.RESYNC)
                : mine.filter(mark -> !mark.equals(request.proof()))
                        .map(other -> Reason.ROLLBACK_DETECTED);
    }

    private Outbound accepted() {
        Outbound before = link.outbound();
        boolean continues = continues(before);
        List<SentPage> sent = before.sent().stream()
                .filter(page -> continues && !request.received().containsAll(page.range()))
                .toList();
        return new Outbound(
                request.header().sender().epoch(),
                request.number(),
                request.received(),
                sent,
                request.window(),
                sameLife() ? before.vector().with(request.vector()) : request.vector(),
                request.tell(),
                !continues || before.serving(),
                continues ? before.refresh() : request.refresh(),
                continues ? before.scanned() : 0,
                before.nextTell());
    }

    /** Who lacks what it has confirmed does not go on from there: it was set back, and is served anew. */
    private boolean continues(Outbound before) {
        return request.continues()
                && sameLife()
                && request.received().containsAll(before.received());
    }

    private Verdict refuse(Reason reason, Verdict verdict, String detail) {
        draft.send(new Refusal(
                draft.header(link.partner(), Optional.of(request.header().id())),
                reason,
                request.context(),
                detail));
        return verdict;
    }
}
