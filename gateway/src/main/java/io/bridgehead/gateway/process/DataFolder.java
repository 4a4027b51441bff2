package io.bridgehead.gateway.process;

import io.bridgehead.store.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data folder of a gateway, and the folders in it. */
public record DataFolder(Path root) {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    /** The database. */
    public Path store() {
        return root.resolve("store");
    }

    /** A database that a restore is still making. */
    public Path restoring() {
        return root.resolve("store.restoring");
    }

    /** Mail that has arrived. */
    public Path spool() {
        return root.resolve("spool");
    }

    /** Files that are being imported. */
    public Path uploads() {
        return root.resolve("uploads");
    }

    /**
     * Removes the access that an earlier version, or a copy by hand, gave to other users. Throws
     * {@link UncheckedIOException} if the system forbids that, because the folder belongs to
     * another user. If there is no folder yet, nothing happens.
     */
    void restrict() {
        if (!Files.isDirectory(root)) {
            return;
        }
        try {
            boolean wasOpen = OwnerOnly.makeFolder(root);
            int files = 0;
            for (Path folder : List.of(store(), spool(), uploads())) {
                files += OwnerOnly.restrictAll(folder).size();
            }
            // The database makes its files afresh at each start, so only the folder can protect
            // them.
            if (wasOpen) {
                LOG.warn(
                        "other users of this machine could read {}; the gateway has restricted it"
                                + " to its owner, with {} files and folders in it",
                        root,
                        files);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot keep other users out of the data folder " + root
                            + "; its owner must be the user who runs the gateway",
                    e);
        }
    }
}
