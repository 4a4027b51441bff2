package io.bridgehead.store;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of a database are not as this program left them: a disk, a copy or a hand has changed
 * them. Nothing was opened, and no file was changed. The message is for the operator: it names each
 * file and the ways out.
 */
public final class DamageException extends StoreException {
    private static final long serialVersionUID = 1;

    /** {@code problems} are sentences without a full stop, each of which names a file. */
    public DamageException(Path folder, List<String> problems) {
        super("the database in " + folder + " is damaged: " + String.join("; ", problems)
                + ". Nothing was changed. Put a backup in its place ('restore --replace DIR'), or go on"
                + " with what can still be read ('salvage'). The partners then send back what they"
                + " have");
    }

    /** The database engine refused the files; what it said comes last. */
    public DamageException(Path folder, Throwable cause) {
        super(
                "the database in " + folder
                        + " cannot be opened: its files are damaged, or the disk is full or fails. If"
                        + " they are damaged, put a backup in their place ('restore --replace DIR'),"
                        + " or go on with what can still be read ('salvage'). The partners then send"
                        + " back what they have. The reason in the words of the database engine: "
                        + cause.getMessage(),
                cause);
    }
}
