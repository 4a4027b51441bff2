package io.bridgehead.gateway.admin;

import java.util.List;

/** Which site sends mail to which, according to the tables that the sites publish. */
public record MapReport(String site, List<Edge> connections) {
    /** Mail goes from one to the other at this cost. */
    public record Edge(String from, String to, int cost) {}
}
