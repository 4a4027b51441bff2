package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.HeldReport.HeldRow;
import io.bridgehead.gateway.admin.HeldReport.ReasonRow;
import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.status.HeldWords;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldEntry.Reason;
import io.bridgehead.store.partner.HeldItem;
import io.bridgehead.store.view.Naming;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows the held items; approves and drops them. */
final class HeldEndpoint {
    private static final String WHAT = "a held item";
    private static final int ROWS_MAX = 1_000;
    private static final int STAMPS_SHOWN_MAX = 10;
    private static final int APPROVED_AT_ONCE = 500;

    private final RunningGateway gateway;

    HeldEndpoint(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** Items above {@code after}, oldest first. */
    HeldReport list(AdminCall call) {
        long after = call.after(WHAT);
        return gateway.store().read(directory -> {
            List<HeldItem> items = directory.held(after, ROWS_MAX + 1);
            return new HeldReport(
                    items.stream()
                            .limit(ROWS_MAX)
                            .map(each -> row(directory, each))
                            .toList(),
                    items.size() > ROWS_MAX);
        });
    }

    /** One item. */
    HeldRow show(AdminCall call) {
        return item(call.number(WHAT));
    }

    /** Gives one item up; refused without {@code confirm=true}. */
    HeldRow drop(AdminCall call) {
        HeldRow row = item(call.number(WHAT));
        if (!call.flag("confirm")) {
            throw new RequestException(
                    409,
                    "nothing was dropped: the item would be lost here, and perhaps at all sites that"
                            + " read from this one; confirm that you want this");
        }
        gateway.operator().dropHeld(row.number());
        return row;
    }

    /** Approves deletions that the delete brake holds: one, or {@code all}. */
    Approved approve(AdminCall call) {
        String which = call.parameter("number").orElse("");
        return which.equals("all") ? approveAll() : approveOne(call.number(WHAT));
    }

    private Approved approveOne(long number) {
        HeldRow row = item(number);
        if (row.reason().code().equals(Reason.APPROVED.name())) {
            return new Approved(0);
        }
        if (!row.reason().code().equals(Reason.DELETE_BRAKE.name())) {
            throw new RequestException(
                    409,
                    "this item cannot be approved: " + row.reason().why() + "; "
                            + row.reason().cure());
        }
        gateway.operator().approve(List.of(number));
        return new Approved(1);
    }

    private Approved approveAll() {
        long approved = 0;
        long last = 0;
        List<HeldItem> page = after(last);
        while (!page.isEmpty()) {
            last = page.get(page.size() - 1).number();
            List<Long> braked = page.stream()
                    .filter(each -> each.held().reason() == Reason.DELETE_BRAKE)
                    .map(HeldItem::number)
                    .toList();
            if (!braked.isEmpty()) {
                gateway.operator().approve(braked);
            }
            approved += braked.size();
            page = after(last);
        }
        return new Approved(approved);
    }

    private List<HeldItem> after(long number) {
        return gateway.store().read(directory -> directory.held(number, APPROVED_AT_ONCE));
    }

    private HeldRow item(long number) {
        return gateway.store()
                .read(directory -> directory.held(number - 1, 1).stream()
                        .filter(each -> each.number() == number)
                        .map(each -> row(directory, each))
                        .findFirst())
                .orElseThrow(() -> new RequestException(
                        404,
                        "no held item has the number " + number
                                + "; 'held list' shows the numbers"));
    }

    private static HeldRow row(Directory directory, HeldItem item) {
        HeldEntry held = item.held();
        Entry part = held.part();
        String entry = directory
                .entry(part.id())
                .map(StoredEntry::entry)
                .flatMap(new Naming(directory)::dn)
                .orElse(part.id().toString());
        return new HeldRow(
                item.number(),
                entry,
                directory
                        .context(part.context())
                        .map(NamingContext::dn)
                        .orElse(part.context().toString()),
                new ReasonRow(
                        held.reason().name(),
                        HeldWords.why(held.reason()),
                        HeldWords.cure(held.reason())),
                held.from().name(),
                held.since().truncatedTo(ChronoUnit.SECONDS).toString(),
                HeldWords.changes(part),
                written(directory, part));
    }

    private static List<String> written(Directory directory, Entry part) {
        List<String> lines = new ArrayList<>();
        part.stamps().stream()
                .limit(STAMPS_SHOWN_MAX)
                .forEach(each -> lines.add(site(directory, each) + " "
                        + HybridTime.instant(each.time()).truncatedTo(ChronoUnit.SECONDS)));
        return lines;
    }

    private static String site(Directory directory, Stamp stamp) {
        Optional<EpochOwner> owner = directory.owner(stamp.epoch());
        return owner.map(each -> each.site().name()).orElse("unknown epoch " + stamp.epoch());
    }

    /** How many items were approved. */
    record Approved(long approved) {}
}
