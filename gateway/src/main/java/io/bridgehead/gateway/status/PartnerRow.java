package io.bridgehead.gateway.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One partner.
 *
 * @param lastHeard when its last message arrived; empty if none has
 * @param unanswered questions in a row that it left without an answer
 * @param links one for each context that travels between the two sites
 * @param leftOut DNs of contexts and names of attributes that do not travel between the two sites
 */
public record PartnerRow(
        String site,
        String server,
        String lastHeard,
        int unanswered,
        PartnerState state,
        List<LinkRow> links,
        List<String> leftOut) {
    public PartnerRow {
        links = List.copyOf(links);
        leftOut = List.copyOf(leftOut);
    }

    /** The state in words. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String words() {
        return StateWords.of(state, links);
    }

    /** How many of our USNs the partner has not been told. All contexts share one row of USNs. */
    long untoldUsns() {
        return links.stream()
                .mapToLong(each -> each.outbound().untoldUsns())
                .max()
                .orElse(0);
    }

    /** One context with one partner, both ways. */
    public record LinkRow(String context, InboundRow inbound, OutboundRow outbound) {
        /**
         * Reading the context from the partner.
         *
         * @param questions how often the open request was sent; 0 if no request is open
         * @param nextWindow when the schedule opens; empty unless that is what the link waits for
         * @param readUsn through which of the partner's USNs everything was read
         * @param missingUsns how many USNs beyond it the partner is known to have
         */
        public record InboundRow(
                InboundState state,
                int questions,
                String nextWindow,
                long readUsn,
                long missingUsns) {
            /** The state in words; empty if the context is not read from there. */
            @JsonProperty(access = JsonProperty.Access.READ_ONLY)
            public String words() {
                return StateWords.of(this);
            }
        }

        /**
         * Telling the partner about the context.
         *
         * @param untoldUsns how many of our USNs the partner has not been told
         * @param bytesOnTheWay size of the pages that it has not confirmed yet
         */
        public record OutboundRow(OutboundState state, long untoldUsns, long bytesOnTheWay) {
            /** The state in words; empty if the context is not told to the partner. */
            @JsonProperty(access = JsonProperty.Access.READ_ONLY)
            public String words() {
                return StateWords.of(state);
            }
        }
    }
}
