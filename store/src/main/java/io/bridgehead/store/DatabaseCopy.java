package io.bridgehead.store;

import java.util.List;

/**
 * A copy of the files of a database, as they were between two commits.
 *
 * @param usn the last USN that was given out before the copy
 */
public record DatabaseCopy(Identity self, long usn, List<FileCopy> files) {
    public DatabaseCopy {
        files = List.copyOf(files);
    }
}
