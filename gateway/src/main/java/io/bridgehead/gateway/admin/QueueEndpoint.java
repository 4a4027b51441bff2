package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.QueueReport.NextTry;
import io.bridgehead.gateway.admin.QueueReport.WaitingRow;
import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.control.Overview;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.spool.Quarantined;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.gateway.spool.SpoolId;
import io.bridgehead.routing.Selection;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.WaitingLetters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;

/** Shows the mail that waits; drops and reprocesses mail in quarantine. */
final class QueueEndpoint {
    private final RunningGateway gateway;

    QueueEndpoint(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** The mail that waits to be read or sent, and the mail in quarantine. */
    QueueReport list() {
        Overview overview = gateway.overview();
        WaitingLetters waiting =
                gateway.store().read(directory -> directory.waitingLetters(QueueReport.SHOWN_MAX));
        return new QueueReport(
                overview.spoolWaiting(),
                waiting.first().stream().map(this::row).toList(),
                waiting.count(),
                overview.quarantined().stream().limit(QueueReport.SHOWN_MAX).toList(),
                overview.quarantined().size());
    }

    /** The way is chosen here as the senders choose it, so that the list and the senders agree. */
    private WaitingRow row(LetterHead letter) {
        Selection way = gateway.selectWay(
                letter.label().to(), gateway.routeQuery(letter), gateway.clock().instant());
        Instant free = way.waitsFor().isEmpty() ? letter.due() : way.at();
        Instant next = free.isAfter(letter.due()) ? free : letter.due();
        return new WaitingRow(
                letter.label().to().name(),
                letter.label().kind(),
                letter.label().messageId(),
                letter.bytes(),
                letter.label().created().truncatedTo(ChronoUnit.SECONDS),
                letter.attempts(),
                new NextTry(
                        next.truncatedTo(ChronoUnit.SECONDS), way.waitsFor(), letter.trouble()));
    }

    /** Removes the chosen mails permanently. */
    Released drop(AdminCall call) {
        return release(call, Spool::dropQuarantined);
    }

    /** Lets the chosen mails be read again, as if they had just arrived. */
    Released reprocess(AdminCall call) {
        Released released = release(call, Spool::requeue);
        gateway.wake();
        return released;
    }

    private Released release(AdminCall call, BiConsumer<Spool, SpoolId> act) {
        String wanted = call.parameter("id").orElse("");
        List<SpoolId> chosen = gateway.spool().quarantined().stream()
                .map(Quarantined::id)
                .filter(each -> call.flag("all") || each.toString().equals(wanted))
                .toList();
        if (chosen.isEmpty() && !call.flag("all")) {
            throw new RequestException(
                    404,
                    "no mail in quarantine has the id '" + wanted
                            + "'; 'queue list' shows the ids");
        }
        chosen.forEach(each -> act.accept(gateway.spool(), each));
        return new Released(chosen.size());
    }

    /** How many mails were taken out of quarantine. */
    record Released(int mails) {}
}
