package io.bridgehead.gateway.admin;

import com.unboundid.ldap.sdk.ResultCode;
import io.bridgehead.gateway.admin.ConflictReport.ConflictRow;
import io.bridgehead.gateway.admin.ConflictReport.Side;
import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.ldap.ChangeResult;
import io.bridgehead.gateway.ldap.Resolution;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.LoggedConflict;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.view.Naming;
import java.util.ArrayList;
import java.util.List;

/** Shows the conflict log and settles its rows. */
final class ConflictEndpoint {
    private static final String WHAT = "a conflict";
    private static final int ROWS_MAX = 1_000;
    private static final int ROWS_READ = 100;

    private final RunningGateway gateway;

    ConflictEndpoint(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** Rows above {@code after}. Settled rows are shown only with {@code all=true}. */
    ConflictReport list(AdminCall call) {
        long after = call.after(WHAT);
        boolean all = call.flag("all");
        return gateway.store().read(directory -> {
            List<ConflictRow> rows = new ArrayList<>();
            List<LoggedConflict> page = directory.conflicts(after, ROWS_READ);
            while (!page.isEmpty()) {
                for (LoggedConflict each : page) {
                    if (all || !each.settled()) {
                        rows.add(row(directory, each));
                    }
                    if (rows.size() > ROWS_MAX) {
                        return new ConflictReport(rows.subList(0, ROWS_MAX), true);
                    }
                }
                page = directory.conflicts(page.get(page.size() - 1).number(), ROWS_READ);
            }
            return new ConflictReport(rows, false);
        });
    }

    /** One row. */
    ConflictRow show(AdminCall call) {
        long number = call.number(WHAT);
        return gateway.store()
                .read(directory -> directory.conflicts(number - 1, 1).stream()
                        .filter(each -> each.number() == number)
                        .map(each -> row(directory, each))
                        .findFirst())
                .orElseThrow(() -> new RequestException(404, Resolution.unknown(number)));
    }

    Decided keep(AdminCall call) {
        return decided(call, resolution().keep(call.number(WHAT)));
    }

    Decided swap(AdminCall call) {
        return decided(call, resolution().swap(call.number(WHAT)));
    }

    Decided rename(AdminCall call) {
        return decided(
                call,
                resolution().rename(call.number(WHAT), call.parameter("name").orElse("")));
    }

    private Resolution resolution() {
        return new Resolution(gateway.store(), gateway.clock().instant());
    }

    private Decided decided(AdminCall call, ChangeResult result) {
        if (!result.isSuccess()) {
            boolean unknown = result.code().equals(ResultCode.NO_SUCH_OBJECT);
            throw new RequestException(unknown ? 404 : 409, "refused: " + result.message());
        }
        gateway.wake();
        return new Decided(call.number(WHAT), !result.message().isEmpty());
    }

    private static ConflictRow row(Directory directory, LoggedConflict logged) {
        Conflict row = logged.conflict();
        String entry = directory
                .entry(row.entry())
                .map(StoredEntry::entry)
                .flatMap(new Naming(directory)::dn)
                .orElse(row.entry().toString());
        return new ConflictRow(
                logged.number(),
                entry,
                row.register(),
                side(directory, row.kept(), row.winner()),
                side(directory, row.lost(), row.loser()),
                logged.settled());
    }

    private static Side side(Directory directory, String value, Stamp stamp) {
        return new Side(
                value, site(directory, stamp), HybridTime.instant(stamp.time()).toString());
    }

    private static String site(Directory directory, Stamp stamp) {
        return directory
                .owner(stamp.epoch())
                .map(EpochOwner::site)
                .map(Object::toString)
                .orElse("?");
    }

    /**
     * What became of a decision.
     *
     * @param before whether it was settled already, so that nothing was done
     */
    record Decided(long number, boolean before) {}
}
