package io.bridgehead.gateway.status;

import io.bridgehead.store.letter.LetterHead;
import java.util.List;

/** Looks for mail that was tried often and is still here. The first such letter is enough. */
public record UnsentMailCheck() implements Check {
    /** After so many failures it is worth a look; fewer happen to every network. */
    static final int FAILURES_UNTIL_FINDING = 3;

    @Override
    public List<Finding> findings(Snapshot snapshot) {
        return findings(snapshot.letters().first());
    }

    /** The finding for the first of these waiting letters that was tried often, if any. */
    public List<Finding> findings(List<LetterHead> letters) {
        return letters.stream()
                .filter(each -> each.attempts() >= FAILURES_UNTIL_FINDING)
                .limit(1)
                .map(each -> Finding.of(FindingCode.CANNOT_SEND)
                        .with("site", each.label().to())
                        .with("attempts", each.attempts())
                        .with("reason", each.trouble())
                        .command("queue"))
                .toList();
    }
}
