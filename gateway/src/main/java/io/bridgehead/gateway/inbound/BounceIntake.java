package io.bridgehead.gateway.inbound;

import io.bridgehead.gateway.mail.BounceReport;
import io.bridgehead.gateway.mail.DecodedMail.Bounce;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.mail.ReturnPaths.Returned;
import io.bridgehead.gateway.mail.SizeRefusals;
import io.bridgehead.gateway.outbound.BounceWatch;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.partner.Partner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds out which message a bounce is about, and tells the core and the bounce watch. */
final class BounceIntake {
    private final StepRunner exchange;
    private final ReturnPaths paths;
    private final BounceWatch watch;

    BounceIntake(StepRunner exchange, ReturnPaths paths, BounceWatch watch) {
        this.exchange = exchange;
        this.paths = paths;
        this.watch = watch;
    }

    /** Only a permanent failure counts: a delayed mail is still on its way. */
    Handled receive(Transaction transaction, Bounce bounce, Instant now) {
        BounceReport report = bounce.report();
        String said = report.action() + " " + report.status() + ": " + report.text();
        Optional<Returned> returned = find(transaction, bounce);
        if (returned.isEmpty()) {
            return new Handled(Verdict.BOUNCE_UNMATCHED, said);
        }
        SiteId receiver = returned.get().receiver();
        String which = "message " + returned.get().number() + " to " + receiver + " "
                + returned.get().connector().map(each -> "by " + each + " ").orElse("");
        if (report.action() != BounceReport.Action.FAILED) {
            return new Handled(Verdict.DELIVERY_REPORTED, which + said);
        }
        watch.cameBack(receiver, returned.get().connector(), said);
        if (SizeRefusals.isAboutSize(report.status() + " " + report.text())) {
            watch.tooLarge(
                            receiver,
                            ReturnPaths.messageId(
                                    transaction.self().epoch(),
                                    receiver,
                                    returned.get().number()),
                            returned.get().connector(),
                            said)
                    .ifPresent(transaction::keep);
        }
        return new Handled(exchange.undelivered(transaction, receiver, now), which + said);
    }

    /** The return path is the surest. A relay that changes it still quotes the message id. */
    private Optional<Returned> find(Directory directory, Bounce bounce) {
        List<SiteId> partners = directory.partners().stream().map(Partner::site).toList();
        return bounce.returnedTo().stream()
                .flatMap(each -> paths.at(each, directory.self().epoch(), partners).stream())
                .findFirst()
                .or(() -> bounce.report()
                        .originalMessageId()
                        .flatMap(id -> ReturnPaths.of(id, directory.self().epoch(), partners)));
    }
}
