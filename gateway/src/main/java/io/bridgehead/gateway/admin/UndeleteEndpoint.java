package io.bridgehead.gateway.admin;

import com.unboundid.ldap.sdk.ResultCode;
import io.bridgehead.gateway.admin.TombstoneReport.TombstoneRow;
import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.ldap.ChangeResult;
import io.bridgehead.gateway.ldap.Undelete;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.view.TombstoneLifetime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows deleted entries and brings them back. */
final class UndeleteEndpoint {
    private static final int ROWS_MAX = 1_000;

    private final RunningGateway gateway;

    UndeleteEndpoint(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** An entry that is alive; {@code before} says that it was not deleted, so nothing was changed. */
    record Undeleted(String dn, boolean before) {}

    /** Tombstones of all contexts, or of that with the DN {@code context}. */
    TombstoneReport list(AdminCall call) {
        Optional<String> wanted = call.parameter("context");
        return gateway.store().read(directory -> {
            List<TombstoneRow> rows = new ArrayList<>();
            List<NamingContext> contexts = wanted.map(
                            text -> List.of(KnownNames.context(directory, text)))
                    .orElseGet(directory::contexts);
            for (NamingContext context : contexts) {
                int left = ROWS_MAX + 1 - rows.size();
                directory.tombstones(context.id(), Optional.empty(), left).stream()
                        .map(StoredEntry::entry)
                        .map(each -> row(directory, context, each))
                        .forEach(rows::add);
            }
            boolean more = rows.size() > ROWS_MAX;
            return new TombstoneReport(more ? rows.subList(0, ROWS_MAX) : rows, more);
        });
    }

    Undeleted undelete(AdminCall call) {
        ChangeResult result = new Undelete(gateway.store(), gateway.clock().instant())
                .undelete(call.parameter("entry").orElse(""));
        if (!result.isSuccess()) {
            boolean unknown = result.code().equals(ResultCode.NO_SUCH_OBJECT);
            throw new RequestException(unknown ? 404 : 409, "refused: " + result.message());
        }
        gateway.wake();
        return new Undeleted(result.dn(), !result.message().isEmpty());
    }

    private static TombstoneRow row(Directory directory, NamingContext context, Entry tombstone) {
        Stamp deleted = tombstone.life().write().stamp();
        return new TombstoneRow(
                tombstone.id().toString(),
                Undelete.formerDn(directory, tombstone),
                context.dn(),
                directory.owner(deleted.epoch()).map(each -> each.site().name()).orElse("?"),
                HybridTime.instant(deleted.time()).toString(),
                TombstoneLifetime.endOf(directory, tombstone).toString());
    }
}
