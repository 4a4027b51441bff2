package io.bridgehead.gateway.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to show.
 *
 * @param sites 2 through {@value #SITES_MAX}, in a chain
 * @param entries how many each site begins with
 * @param ldif what the first site begins with instead; then the others begin with nothing
 * @param exit end when all sites agree, instead of staying up
 * @param json answer with figures in JSON
 * @param folder where everything is kept, and stays; without it, a temporary one
 */
public record DemoOptions(
        int sites,
        int entries,
        Optional<Path> ldif,
        boolean exit,
        boolean json,
        Optional<Path> folder) {
    /** Their names are letters. */
    public static final int SITES_MAX = 26;

    /** Beyond this the machine is the problem. */
    public static final int ENTRIES_MAX = 10_000_000;

    public DemoOptions {
        if (sites < 2 || sites > SITES_MAX) {
            throw new IllegalArgumentException("--sites is 2 through " + SITES_MAX + ": " + sites);
        }
        if (entries < 2 || entries > ENTRIES_MAX) {
            throw new IllegalArgumentException(
                    "--entries is 2 through " + ENTRIES_MAX + ": " + entries);
        }
    }
}
