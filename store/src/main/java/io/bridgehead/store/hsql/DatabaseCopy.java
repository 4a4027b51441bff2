package io.bridgehead.store.hsql;

import io.bridgehead.store.Identity;
import java.util.List;

/**
 * A copy of the files of a database, as they were between two commits.
 *
 * @param usn the last one given out before
 */
public record DatabaseCopy(Identity self, long usn, List<FileCopy> files) {
    public DatabaseCopy {
        files = List.copyOf(files);
    }
}
