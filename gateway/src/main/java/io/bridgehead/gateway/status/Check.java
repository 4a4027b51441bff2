package io.bridgehead.gateway.status;

import java.util.List;

/** Looks for one kind of thing in a snapshot. */
@FunctionalInterface
interface Check {
    /** What was found; empty if all is well. */
    List<Finding> findings(Snapshot snapshot);
}
