package io.bridgehead.routing;

import java.util.List;

/** Where mail for a site goes. */
public sealed interface Route permits Route.Here, Route.Via, Route.Unreachable {

    /** The site is this one. */
    record Here() implements Route {}

    /**
     * Out through a connector, to the gateway at {@code address}, which is the target or forwards.
     *
     * @param next the site of that gateway
     * @param cost of the whole path
     * @param path every site on the way, this one first and the target last, none of them twice
     */
    record Via(String connector, SiteId next, RoutingAddress address, long cost, List<SiteId> path)
            implements Route {
        public Via {
            path = List.copyOf(path);
        }
    }

    /** Nothing leads there, as far as is known here; {@code reason} is a sentence for people. */
    record Unreachable(String reason) implements Route {}
}
