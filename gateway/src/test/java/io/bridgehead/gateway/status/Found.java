package io.bridgehead.gateway.status;

import io.bridgehead.gateway.admin.GatewayTwin;
import java.util.List;
import java.util.stream.Stream;

/** What a status reports about a gateway, as data. */
final class Found {
    private Found() {}

    /** Everything, whatever it asks of the operator. */
    static List<Finding> in(GatewayTwin gateway) {
        StatusReport status = StatusReader.of(gateway);
        return Stream.of(status.findings(), status.notes(), status.working())
                .flatMap(List::stream)
                .toList();
    }

    /** The codes that call for the operator. */
    static List<FindingCode> codes(GatewayTwin gateway) {
        return StatusReader.of(gateway).findings().stream().map(Finding::code).toList();
    }

    /** The only one with this code. */
    static Finding only(GatewayTwin gateway, FindingCode code) {
        List<Finding> all =
                in(gateway).stream().filter(each -> each.code() == code).toList();
        if (all.size() != 1) {
            throw new AssertionError(code + " was found " + all.size() + " times");
        }
        return all.get(0);
    }
}
