package io.bridgehead.routing;

import java.util.List;

/** Order among paths. */
final class Path {
    private Path() {}

    /** Site by site; a path that another one continues comes first. */
    static int compareByName(List<SiteId> one, List<SiteId> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
