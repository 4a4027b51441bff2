package io.bridgehead.gateway.admin;

import java.util.List;

/** Which site sends mail to which, as far as their published tables say. */
public record MapReport(String site, List<Edge> connections) {
    /** Mail goes from one to the other at this cost. */
    public record Edge(String from, String to, int cost) {}
}
