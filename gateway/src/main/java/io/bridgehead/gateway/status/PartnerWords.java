package io.bridgehead.gateway.status;

import io.bridgehead.gateway.status.StatusReport.LinkRow;
import java.util.List;
import java.util.stream.Stream;

/** The state of a partner in words: that of its busiest link. */
final class PartnerWords {
    static final String NOT_HEARD = "waiting for its first mail";
    static final String IN_STEP = "caught up";

    private PartnerWords() {}

    static String of(boolean heard, List<LinkRow> links) {
        if (!heard) {
            return NOT_HEARD;
        }
        return links.stream()
                .flatMap(each -> Stream.of(each.inbound(), each.outbound()))
                .filter(PartnerWords::isGoingOn)
                .findFirst()
                .orElse(IN_STEP);
    }

    private static boolean isGoingOn(String words) {
        return !words.isEmpty()
                && !words.equals(LinkWords.CAUGHT_UP)
                && !words.equals(LinkWords.TOLD);
    }
}
