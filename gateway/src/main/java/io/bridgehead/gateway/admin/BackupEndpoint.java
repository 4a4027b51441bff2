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

/** Backups of the running gateway, and what comes back after one was restored. */
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

    /** Relative to what would be a guess: the gateway runs elsewhere than who asks. */
    private static Path folder(String name) {
        try {
            Path folder = Path.of(name);
            if (folder.isAbsolute()) {
                return folder;
            }
        } catch (InvalidPathException e) {
            throw new RequestException(400, "'" + name + "' is no name of a folder");
        }
        throw new RequestException(400, "'" + name + "' is no absolute path of a folder");
    }

    BacksyncReport backsync() {
        return gateway.store().read(BacksyncReport::of);
    }

    /** What the partner still owes is no longer waited for. */
    Waived waive(AdminCall call) {
        SiteId site = AdminRoutes.partner(gateway, call);
        boolean owed = gateway.store()
                .read(directory -> directory.partner(site))
                .filter(Partner::owesBacksync)
                .isPresent();
        gateway.operator().waiveBacksync(site);
        return new Waived(site.name(), owed);
    }

    /**
     * What became of a waiver.
     *
     * @param owed whether there was anything to waive
     */
    record Waived(String site, boolean owed) {}
}
