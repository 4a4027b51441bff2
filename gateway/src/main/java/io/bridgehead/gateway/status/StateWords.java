package io.bridgehead.gateway.status;

import io.bridgehead.gateway.status.PartnerRow.LinkRow;
import io.bridgehead.gateway.status.PartnerRow.LinkRow.InboundRow;
import java.util.List;
import java.util.stream.Stream;

/**
 * States in words: the one place where they become words. A state that ends in "-ing" ends without
 * the operator.
 */
final class StateWords {
    private StateWords() {}

    static String of(InboundRow link) {
        return switch (link.state()) {
            case NOT_OFFERED -> "";
            case SOME_UNREADABLE -> "cannot read all";
            case WAITING_FOR_ANSWER -> "waiting (asked " + link.questions() + " times)";
            case ASKING -> "asking";
            case COPYING -> "copying";
            case WAITING_FOR_WINDOW -> "waiting for its window at " + link.nextWindow();
            case ASKED_BY_COMMAND_ONLY -> "behind, and asked by command only";
            case CAUGHT_UP -> "caught up";
        };
    }

    static String of(OutboundState state) {
        return switch (state) {
            case NOT_TOLD -> "";
            case NOT_ASKED_YET -> "waiting (not asked yet)";
            case SENDING -> "sending";
            case TELLING -> "telling";
            case TOLD -> "told";
        };
    }

    static String of(PartnerState state, List<LinkRow> links) {
        return switch (state) {
            case SUSPENDED -> "suspended";
            case OTHER_SERVER -> "two servers claim this site";
            case TWO_LIVES -> "two gateways run for this site";
            case FOLLOWS_OTHER_LIFE -> "follows another gateway of our site";
            case ROLLED_BACK -> "its database was set back";
            case NOT_HEARD -> "waiting for its first mail";
            case WORKING -> firstAtWork(links);
            case ASKED_BY_COMMAND_ONLY -> "behind, and asked by command only";
            case CAUGHT_UP -> "caught up";
        };
    }

    private static String firstAtWork(List<LinkRow> links) {
        return links.stream()
                .flatMap(each -> Stream.of(
                        each.inbound().state().isAtWork() ? each.inbound().words() : "",
                        each.outbound().state().isAtWork() ? each.outbound().words() : ""))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("working");
    }
}
