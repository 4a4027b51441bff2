package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.backup.BackupException;
import io.bridgehead.gateway.backup.Manifest;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.status.BacksyncReport;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.partner.Partner;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Makes backups of the running gateway; shows and waives what partners owe after a restore. */
final class BackupEndpoint {
    private final RunningGateway gateway;

    BackupEndpoint(RunningGateway gateway) {
        this.gateway = gateway;
    }

    BackupReport make(AdminCall call) {
        Path folder = folder(call.parameter("folder").orElse(""));
        try {
            Manifest made = gateway.backUp(folder);
            return new BackupReport(
                    folder.toString(),
                    made.self().site().name(),
                    made.self().epoch().toString(),
                    made.copy().usn(),
                    made.taken().toString(),
                    made.copy().files().size(),
                    made.bytes());
        } catch (BackupException e) {
            throw new RequestException(409, "no backup: " + e.getMessage());
        }
    }

    /** Must be absolute: the gateway may run in another folder than the verb. */
    private static Path folder(String name) {
        try {
            Path folder = Path.of(name);
            if (folder.isAbsolute()) {
                return folder;
            }
        } catch (InvalidPathException e) {
            throw new RequestException(400, "'" + name + "' is not the name of a folder");
        }
        throw new RequestException(400, "'" + name + "' is not the absolute path of a folder");
    }

    BacksyncReport backsync() {
        return gateway.store().read(BacksyncReport::of);
    }

    /** Stops waiting for what the partner still owes. */
    Waived waive(AdminCall call) {
        SiteId site = new KnownNames(gateway).partner(call);
        boolean owed = gateway.store()
                .read(directory -> directory.partner(site))
                .filter(Partner::owesBacksync)
                .isPresent();
        gateway.operator().waiveBacksync(site);
        return new Waived(site.name(), owed);
    }

    /**
     * A waiver.
     *
     * @param owed whether the partner owed anything
     */
    record Waived(String site, boolean owed) {}
}
