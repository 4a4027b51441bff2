package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.AdminRoute;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.admin.http.Uploads;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.status.StatusReader;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.partner.Partner;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that the admin API can be asked. */
final class AdminRoutes {
    private AdminRoutes() {}

    static Map<String, AdminRoute> of(RunningGateway gateway, AdminSettings settings) {
        ImportEndpoint imports = new ImportEndpoint(
                gateway, settings.imports(), Uploads.in(settings.dataFolder().resolve("uploads")));
        QuarantineEndpoint quarantine = new QuarantineEndpoint(gateway);
        TreeMap<String, AdminRoute> all = new TreeMap<>(Map.of(
                "/digest",
                AdminRoute.get(call -> ExportEndpoint.digest(gateway, call)),
                "/export",
                AdminRoute.get(call -> ExportEndpoint.export(gateway, call)),
                "/search",
                AdminRoute.get(call -> SearchEndpoint.search(gateway, call)),
                "/import",
                AdminRoute.post(imports::load),
                "/modify",
                AdminRoute.post(imports::modify),
                "/status",
                AdminRoute.get(call -> call.answer(StatusReader.of(gateway))),
                "/sites",
                AdminRoute.get(call -> call.answer(
                        gateway.store().read(directory -> new SitesReader(directory).report()))),
                "/queue",
                AdminRoute.get(call -> call.answer(QueueReader.report(gateway))),
                "/replicate",
                AdminRoute.post(call -> call.answer(replicate(gateway, call)))));
        all.put(
                "/route/list",
                AdminRoute.get(call -> call.answer(new RouteEndpoint(gateway).list())));
        all.put(
                "/route/explain",
                AdminRoute.get(call -> call.answer(new RouteEndpoint(gateway).explain(call))));
        all.put("/map", AdminRoute.get(call -> call.answer(new RouteEndpoint(gateway).map())));
        all.put("/queue/drop", AdminRoute.post(call -> call.answer(quarantine.drop(call))));
        all.put(
                "/queue/reprocess",
                AdminRoute.post(call -> call.answer(quarantine.reprocess(call))));
        ConflictEndpoint conflicts = new ConflictEndpoint(gateway);
        all.put("/conflicts", AdminRoute.get(call -> call.answer(conflicts.list(call))));
        all.put("/conflicts/show", AdminRoute.get(call -> call.answer(conflicts.show(call))));
        all.put("/conflicts/keep", AdminRoute.post(call -> call.answer(conflicts.keep(call))));
        all.put("/conflicts/swap", AdminRoute.post(call -> call.answer(conflicts.swap(call))));
        all.put("/conflicts/rename", AdminRoute.post(call -> call.answer(conflicts.rename(call))));
        UndeleteEndpoint undeletion = new UndeleteEndpoint(gateway);
        all.put("/tombstones", AdminRoute.get(call -> call.answer(undeletion.list(call))));
        all.put("/undelete", AdminRoute.post(call -> call.answer(undeletion.undelete(call))));
        HeldEndpoint held = new HeldEndpoint(gateway);
        all.put("/held", AdminRoute.get(call -> call.answer(held.list(call))));
        all.put("/held/show", AdminRoute.get(call -> call.answer(held.show(call))));
        all.put("/held/drop", AdminRoute.post(call -> call.answer(held.drop(call))));
        all.put("/held/approve", AdminRoute.post(call -> call.answer(held.approve(call))));
        PartnerEndpoint partners = new PartnerEndpoint(gateway);
        all.put("/partner/list", AdminRoute.get(call -> call.answer(partners.list())));
        all.put("/partner/suspend", AdminRoute.post(call -> call.answer(partners.suspend(call))));
        all.put("/partner/remove", AdminRoute.post(call -> call.answer(partners.remove(call))));
        all.put("/partner/resume", AdminRoute.post(call -> call.answer(partners.resume(call))));
        BackupEndpoint backups = new BackupEndpoint(gateway);
        all.put("/backup", AdminRoute.post(call -> call.answer(backups.make(call))));
        all.put("/backsync", AdminRoute.get(call -> call.answer(backups.backsync())));
        all.put("/backsync/waive", AdminRoute.post(call -> call.answer(backups.waive(call))));
        VerifyEndpoint verifications = new VerifyEndpoint(gateway);
        all.put("/verify", AdminRoute.get(call -> call.answer(verifications.show(call))));
        all.put("/verify/begin", AdminRoute.post(call -> call.answer(verifications.begin(call))));
        return all;
    }

    private static Replicated replicate(RunningGateway gateway, AdminCall call) {
        SiteId site = partner(gateway, call);
        if (gateway.store()
                .read(each -> each.partner(site).filter(Partner::isSuspended).isPresent())) {
            throw new RequestException(
                    409, site + " is suspended: ./bridgehead partner resume " + site);
        }
        gateway.operator().requestNow(site, call.flag("refresh"));
        return new Replicated(site.name(), call.flag("refresh"));
    }

    /** The partner that the parameter {@code site} names. */
    static SiteId partner(RunningGateway gateway, AdminCall call) {
        String name = call.parameter("site").orElse("");
        List<SiteId> known = gateway.store()
                .read(directory -> directory.partners().stream()
                        .filter(each -> !each.isRemoved())
                        .map(Partner::site)
                        .toList());
        return known.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RequestException(
                        404,
                        "'" + name + "' is no partner of this gateway; its partners: "
                                + known.stream()
                                        .map(SiteId::name)
                                        .collect(Collectors.joining(", "))));
    }

    /** What was asked for. */
    private record Replicated(String site, boolean refresh) {}
}
