package io.bridgehead.gateway.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A partner: a site that we replicate with. Connector and address come together; they are a short
 * way to write a connected site.
 */
public record PartnerSection(
        SiteId site,
        String server,
        Profile profile,
        @JsonUnwrapped Times times,
        Optional<String> connector,
        Optional<RoutingAddress> address,
        @JsonProperty("leave-out") List<LeaveOut> leftOut) {

    public PartnerSection {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * When the two sites exchange changes.
     *
     * @param tell whether the partner should send changes as they happen
     * @param poll how often we ask although we know of nothing that is missing
     */
    public record Times(boolean tell, Duration poll, String schedule, ZoneId timeZone) {

        /** The windows in which we ask and tell the partner of our own accord. */
        public Schedule windows() {
            return Schedule.of(schedule, timeZone);
        }
    }

    /** DNs of the roots of contexts that do not travel between us. */
    public List<String> contextsLeftOut() {
        return leftOut.stream().flatMap(each -> each.context().stream()).toList();
    }

    /** Names of attributes that do not travel between us. */
    public List<String> attributesLeftOut() {
        return leftOut.stream().flatMap(each -> each.attribute().stream()).toList();
    }

    /** Either a context, by the DN of its root, or an attribute that does not travel between us. */
    public record LeaveOut(Optional<String> context, Optional<String> attribute) {}

    /** How mail to a partner is protected. */
    public enum Profile {
        /** Not at all. */
        CLEAR
    }
}
