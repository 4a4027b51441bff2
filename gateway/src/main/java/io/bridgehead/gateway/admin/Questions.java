package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.http.Call;
import io.bridgehead.gateway.admin.http.Question;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.admin.http.Uploads;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.replication.Removal;
import io.bridgehead.gateway.replication.Suspension;
import io.bridgehead.gateway.status.Standing;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.partner.Partner;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that the admin API can be asked. */
final class Questions {
    private Questions() {}

    static Map<String, Question> of(RunningGateway gateway, AdminSettings settings) {
        Imports imports = new Imports(
                gateway, settings.imports(), Uploads.in(settings.dataFolder().resolve("uploads")));
        Quarantines quarantine = new Quarantines(gateway);
        TreeMap<String, Question> all = new TreeMap<>(Map.of(
                "/digest",
                Question.get(call -> Exports.digest(gateway, call)),
                "/export",
                Question.get(call -> Exports.export(gateway, call)),
                "/search",
                Question.get(call -> Searches.search(gateway, call)),
                "/import",
                Question.post(imports::load),
                "/modify",
                Question.post(imports::modify),
                "/status",
                Question.get(call -> call.answer(Standing.of(gateway))),
                "/sites",
                Question.get(call -> call.answer(
                        gateway.store().read(directory -> new Sites(directory).report()))),
                "/queue",
                Question.get(call -> call.answer(Queues.report(gateway))),
                "/replicate",
                Question.post(call -> call.answer(replicate(gateway, call)))));
        all.put("/route/list", Question.get(call -> call.answer(new Routes(gateway).list())));
        all.put(
                "/route/explain",
                Question.get(call -> call.answer(new Routes(gateway).explain(call))));
        all.put("/map", Question.get(call -> call.answer(new Routes(gateway).map())));
        all.put("/queue/drop", Question.post(call -> call.answer(quarantine.drop(call))));
        all.put("/queue/reprocess", Question.post(call -> call.answer(quarantine.reprocess(call))));
        Conflicts conflicts = new Conflicts(gateway);
        all.put("/conflicts", Question.get(call -> call.answer(conflicts.list(call))));
        all.put("/conflicts/show", Question.get(call -> call.answer(conflicts.show(call))));
        all.put("/conflicts/keep", Question.post(call -> call.answer(conflicts.keep(call))));
        all.put("/conflicts/swap", Question.post(call -> call.answer(conflicts.swap(call))));
        all.put("/conflicts/rename", Question.post(call -> call.answer(conflicts.rename(call))));
        Undeletion undeletion = new Undeletion(gateway);
        all.put("/tombstones", Question.get(call -> call.answer(undeletion.list(call))));
        all.put("/undelete", Question.post(call -> call.answer(undeletion.undelete(call))));
        HeldItems held = new HeldItems(gateway);
        all.put("/held", Question.get(call -> call.answer(held.list(call))));
        all.put("/held/show", Question.get(call -> call.answer(held.show(call))));
        all.put("/held/drop", Question.post(call -> call.answer(held.drop(call))));
        all.put("/held/approve", Question.post(call -> call.answer(held.approve(call))));
        Partners partners = new Partners(gateway);
        all.put("/partner/list", Question.get(call -> call.answer(partners.list())));
        all.put("/partner/suspend", Question.post(call -> call.answer(partners.suspend(call))));
        all.put("/partner/remove", Question.post(call -> call.answer(partners.remove(call))));
        all.put("/partner/resume", Question.post(call -> call.answer(partners.resume(call))));
        Backups backups = new Backups(gateway);
        all.put("/backup", Question.post(call -> call.answer(backups.make(call))));
        all.put("/backsync", Question.get(call -> call.answer(backups.backsync())));
        all.put("/backsync/waive", Question.post(call -> call.answer(backups.waive(call))));
        Verifications verifications = new Verifications(gateway);
        all.put("/verify", Question.get(call -> call.answer(verifications.show(call))));
        all.put("/verify/begin", Question.post(call -> call.answer(verifications.begin(call))));
        return all;
    }

    private static Replicated replicate(RunningGateway gateway, Call call) {
        SiteId site = partner(gateway, call);
        if (gateway.store()
                .read(each -> each.partner(site).filter(Suspension::isOn).isPresent())) {
            throw new RequestException(
                    409, site + " is suspended: ./bridgehead partner resume " + site);
        }
        gateway.requestNow(site, call.flag("refresh"));
        return new Replicated(site.name(), call.flag("refresh"));
    }

    /** The partner that the parameter {@code site} names. */
    static SiteId partner(RunningGateway gateway, Call call) {
        String name = call.parameter("site").orElse("");
        List<SiteId> known = gateway.store()
                .read(directory -> directory.partners().stream()
                        .filter(each -> !Removal.isOf(each))
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
