package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.routing.Condition;
import io.bridgehead.routing.Retry;
import io.bridgehead.routing.Selection;
import io.bridgehead.store.letter.LetterHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks for mail whose connector is closed, pauses after a failure, or has sent the bytes of its day. It
 * is judged by the same choice as when it is sent. One finding tells about all mail that waits for the
 * same connector and the same reason.
 */
record WaitingMailCheck(RunningGateway gateway) implements Check {
    @Override
    public List<Finding> findings(Snapshot snapshot) {
        Map<String, List<Selection>> waiting = new TreeMap<>();
        for (LetterHead each : snapshot.letters().first()) {
            Selection way =
                    gateway.selectWay(each.label().to(), gateway.routeQuery(each), snapshot.now());
            if (!way.waitsFor().isEmpty()) {
                waiting.computeIfAbsent(way.waitsFor(), reason -> new ArrayList<>())
                        .add(way);
            }
        }
        return waiting.entrySet().stream()
                .map(each -> finding(each.getKey(), each.getValue(), snapshot))
                .toList();
    }

    /**
     * A connector that has failed often needs a person, even if each of its letters is new: a newer
     * status takes the place of an older one, and is tried from the beginning.
     */
    private Finding finding(String reason, List<Selection> mails, Snapshot snapshot) {
        Retry retry = mails.get(0)
                .chosen()
                .map(each ->
                        gateway.conditions(snapshot.now()).get(each.connector().name()))
                .map(Condition::retry)
                .orElse(Retry.NONE);
        // UnsentMailCheck tells of a letter that was tried often, with its site.
        boolean isTold = snapshot.letters().first().stream()
                .filter(each -> each.attempts() >= UnsentMailCheck.FAILURES_UNTIL_FINDING)
                .anyMatch(each -> mails.stream()
                        .anyMatch(mail -> mail.target().equals(each.label().to())));
        if (retry.failures() >= UnsentMailCheck.FAILURES_UNTIL_FINDING && !isTold) {
            return Finding.of(FindingCode.CANNOT_SEND)
                    .with("site", sites(mails))
                    .with("attempts", retry.failures())
                    .with("reason", retry.trouble())
                    .command("queue");
        }
        return Finding.of(FindingCode.MAIL_WAITS)
                .with("mails", mails.size())
                .with("sites", sites(mails))
                .with("reason", reason);
    }

    private static String sites(List<Selection> mails) {
        List<String> sites =
                mails.stream().map(each -> each.target().name()).distinct().toList();
        return String.join(", ", sites);
    }
}
