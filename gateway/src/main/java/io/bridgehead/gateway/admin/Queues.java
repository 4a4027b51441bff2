package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.QueueReport.WaitingRow;
import io.bridgehead.store.Letter;
import java.util.List;

/** Lists the mail that waits. */
final class Queues {
    private Queues() {}

    static QueueReport report(RunningGateway gateway) {
        Overview overview = gateway.overview();
        List<Letter> waiting = gateway.store().outbox().list(QueueReport.SHOWN_MAX);
        return new QueueReport(
                overview.spoolWaiting(),
                waiting.stream().map(Queues::row).toList(),
                gateway.store().outbox().size(),
                overview.quarantined().stream().limit(QueueReport.SHOWN_MAX).toList(),
                overview.quarantined().size());
    }

    private static WaitingRow row(Letter letter) {
        return new WaitingRow(
                letter.content().to().name(),
                letter.content().kind(),
                letter.content().messageId(),
                letter.content().payload().length,
                letter.content().created(),
                letter.attempts(),
                letter.due(),
                letter.trouble());
    }
}
