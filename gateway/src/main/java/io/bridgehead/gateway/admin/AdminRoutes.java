package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.AdminRoute;
import io.bridgehead.gateway.admin.http.Uploads;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.status.StatusReader;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The paths of the admin API. What only reads is a GET, what changes something is a POST. */
final class AdminRoutes {
    private final TreeMap<String, AdminRoute> routes = new TreeMap<>();

    private AdminRoutes() {}

    static Map<String, AdminRoute> of(RunningGateway gateway, AdminSettings settings) {
        AdminRoutes all = new AdminRoutes();
        all.addDirectory(gateway, settings);
        all.addMail(gateway);
        all.addDecisions(gateway);
        all.addPartners(gateway);
        return all.routes;
    }

    private void addDirectory(RunningGateway gateway, AdminSettings settings) {
        ImportEndpoint imports = new ImportEndpoint(
                gateway, settings.imports(), Uploads.in(settings.dataFolder().resolve("uploads")));
        routes.put("/digest", AdminRoute.get(call -> ExportEndpoint.digest(gateway, call)));
        routes.put("/export", AdminRoute.get(call -> ExportEndpoint.export(gateway, call)));
        routes.put("/search", AdminRoute.get(call -> SearchEndpoint.search(gateway, call)));
        routes.put("/import", AdminRoute.post(imports::load));
        routes.put("/modify", AdminRoute.post(imports::modify));
        UndeleteEndpoint undelete = new UndeleteEndpoint(gateway);
        get("/tombstones", undelete::list);
        post("/undelete", undelete::undelete);
        BackupEndpoint backups = new BackupEndpoint(gateway);
        post("/backup", backups::make);
        get("/backsync", call -> backups.backsync());
        post("/backsync/waive", backups::waive);
    }

    private void addMail(RunningGateway gateway) {
        QueueEndpoint queue = new QueueEndpoint(gateway);
        get("/queue", call -> queue.list());
        post("/queue/drop", queue::drop);
        post("/queue/reprocess", queue::reprocess);
        get("/route/list", call -> new RouteEndpoint(gateway).list());
        get("/route/explain", call -> new RouteEndpoint(gateway).explain(call));
        post("/route/forget-limits", call -> new RouteEndpoint(gateway).forgetLimits(call));
        get("/map", call -> new RouteEndpoint(gateway).map());
    }

    private void addDecisions(RunningGateway gateway) {
        ConflictEndpoint conflicts = new ConflictEndpoint(gateway);
        get("/conflicts", conflicts::list);
        get("/conflicts/show", conflicts::show);
        post("/conflicts/keep", conflicts::keep);
        post("/conflicts/swap", conflicts::swap);
        post("/conflicts/rename", conflicts::rename);
        HeldEndpoint held = new HeldEndpoint(gateway);
        get("/held", held::list);
        get("/held/show", held::show);
        post("/held/drop", held::drop);
        post("/held/approve", held::approve);
    }

    private void addPartners(RunningGateway gateway) {
        get("/names/check", new KnownNames(gateway)::check);
        get("/status", call -> StatusReader.of(gateway));
        get(
                "/sites",
                call -> gateway.store().read(directory -> new SitesReader(directory).report()));
        PartnerEndpoint partners = new PartnerEndpoint(gateway);
        get("/partner/list", call -> partners.list());
        post("/partner/suspend", partners::suspend);
        post("/partner/resume", partners::resume);
        post("/partner/remove", partners::remove);
        post("/claim", new ClaimEndpoint(gateway)::claim);
        post("/replicate", partners::replicate);
        VerifyEndpoint verify = new VerifyEndpoint(gateway);
        get("/verify", verify::show);
        post("/verify/begin", verify::begin);
        post("/verify/deep", call -> gateway.audit());
    }

    private void get(String path, Function<AdminCall, Object> answer) {
        routes.put(path, AdminRoute.get(call -> call.answer(answer.apply(call))));
    }

    private void post(String path, Function<AdminCall, Object> answer) {
        routes.put(path, AdminRoute.post(call -> call.answer(answer.apply(call))));
    }
}
