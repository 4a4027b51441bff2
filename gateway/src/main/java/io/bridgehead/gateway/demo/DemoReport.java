package io.bridgehead.gateway.demo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * The measurements of a demonstration.
 *
 * @param entriesPerSite what each site began with; {@code --entries}
 * @param copy the full copy; its figures stand beside the others in JSON
 * @param changeSeconds from two changes and a deletion until all sites showed them
 * @param exportSha256 of the export of every site, with entryUUIDs
 */
record DemoReport(
        List<String> sites,
        long entriesPerSite,
        @JsonUnwrapped Copy copy,
        double changeSeconds,
        String exportSha256,
        boolean allGood) {

    /**
     * A full copy of all entries to all sites.
     *
     * @param copiedEntries entries that arrived at sites other than their home: each is counted once
     *     for each site that it reached
     * @param copySeconds from the first page to the last site being complete
     * @param entriesPerSecond that arrived per second while the copy was watched, all sites together
     * @param bytesPerEntry bytes of all mail sent until then, as it was on the wire, by copied entry
     */
    record Copy(
            long copiedEntries,
            double copySeconds,
            double entriesPerSecond,
            long sentMails,
            long sentBytes,
            double bytesPerEntry) {}
}
