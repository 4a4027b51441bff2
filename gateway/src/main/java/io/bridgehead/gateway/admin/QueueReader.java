package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.QueueReport.WaitingRow;
import io.bridgehead.gateway.control.Overview;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.store.letter.LetterHead;
import java.util.List;

/** Lists the mail that waits. */
final class QueueReader {
    private QueueReader() {}

    static QueueReport report(RunningGateway gateway) {
        Overview overview = gateway.overview();
        List<LetterHead> waiting = gateway.store().outbox().list(QueueReport.SHOWN_MAX);
        return new QueueReport(
                overview.spoolWaiting(),
                waiting.stream().map(QueueReader::row).toList(),
                gateway.store().outbox().size(),
                overview.quarantined().stream().limit(QueueReport.SHOWN_MAX).toList(),
                overview.quarantined().size());
    }

    private static WaitingRow row(LetterHead letter) {
        return new WaitingRow(
                letter.label().to().name(),
                letter.label().kind(),
                letter.label().messageId(),
                letter.bytes(),
                letter.label().created(),
                letter.attempts(),
                letter.due(),
                letter.trouble());
    }
}
