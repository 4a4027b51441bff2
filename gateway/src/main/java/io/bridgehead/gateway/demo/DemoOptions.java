package io.bridgehead.gateway.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The options of a demonstration.
 *
 * @param sites number of sites in the chain, 2 through {@value #SITES_MAX}
 * @param entries number of entries that each site begins with
 * @param ldif file that the first site begins with instead; the others then begin empty
 * @param exit whether to end when all sites agree, instead of running on
 * @param json whether to answer in JSON
 * @param folder folder for everything, which stays; without it a temporary one is used
 */
public record DemoOptions(
        int sites,
        int entries,
        Optional<Path> ldif,
        boolean exit,
        boolean json,
        Optional<Path> folder) {
    /** A site is named by one letter. */
    public static final int SITES_MAX = 26;

    /** With more entries the demonstration would measure the limits of the machine. */
    public static final int ENTRIES_MAX = 10_000_000;

    public DemoOptions {
        if (sites < 2 || sites > SITES_MAX) {
            throw new IllegalArgumentException(
                    "--sites takes 2 through " + SITES_MAX + ", not " + sites);
        }
        if (entries < 2 || entries > ENTRIES_MAX) {
            throw new IllegalArgumentException(
                    "--entries takes 2 through " + ENTRIES_MAX + ", not " + entries);
        }
    }
}
