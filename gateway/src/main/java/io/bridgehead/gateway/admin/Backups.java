package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.BacksyncReport.PartnerRow;
import io.bridgehead.gateway.admin.BacksyncReport.ScopeRow;
import io.bridgehead.gateway.backup.BackupException;
import io.bridgehead.gateway.backup.Manifest;
import io.bridgehead.gateway.replication.Removal;
import io.bridgehead.routing.Schedule;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Link;
import io.bridgehead.store.NamingContext;
import io.bridgehead.store.Partner;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Backups of the running gateway, and what comes back after one was restored. */
final class Backups {
    private final RunningGateway gateway;

    Backups(RunningGateway gateway) {
        this.gateway = gateway;
    }

    BackupReport make(Call call) {
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
        return gateway.store().read(Backups::backsync);
    }

    /** What the partner still owes is no longer waited for. */
    Waived waive(Call call) {
        SiteId site = Questions.partner(gateway, call);
        boolean owed = gateway.store()
                .read(directory -> directory.partner(site))
                .filter(Partner::owesBacksync)
                .isPresent();
        gateway.waiveBacksync(site);
        return new Waived(site.name(), owed);
    }

    static BacksyncReport backsync(Directory directory) {
        return new BacksyncReport(
                directory.self().site().name(),
                directory.self().epoch().toString(),
                directory.partners().stream()
                        .filter(each -> !Removal.isOf(each))
                        .map(each -> new PartnerRow(
                                each.site().name(), each.owesBacksync(), scopes(directory, each)))
                        .toList());
    }

    private static List<ScopeRow> scopes(Directory directory, Partner partner) {
        return directory.contexts().stream()
                .flatMap(each -> scope(each, directory.link(partner.site(), each.id())))
                .toList();
    }

    private static Stream<ScopeRow> scope(NamingContext context, Link link) {
        return link.inbound().offered()
                ? Stream.of(new ScopeRow(
                        context.dn(),
                        link.inbound().hasBeenAnswered(),
                        LinkWords.of(link.inbound(), Schedule.ALWAYS, Instant.EPOCH)))
                : Stream.empty();
    }

    /**
     * What became of a waiver.
     *
     * @param owed whether there was anything to waive
     */
    record Waived(String site, boolean owed) {}
}
