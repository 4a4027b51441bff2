package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.MapReport.Edge;
import io.bridgehead.gateway.admin.RouteReport.Way;
import io.bridgehead.gateway.admin.RoutesReport.ConnectorRow;
import io.bridgehead.gateway.admin.RoutesReport.LimitRow;
import io.bridgehead.gateway.admin.RoutesReport.RouteRow;
import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.outbound.SizeLimits;
import io.bridgehead.routing.Allowance;
import io.bridgehead.routing.Candidate;
import io.bridgehead.routing.Condition;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Retry;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.Selection;
import io.bridgehead.routing.Selection.Loser;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.SizeLimit;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explains where mail goes, by the same choice that sends it. */
final class RouteEndpoint {
    private static final long USUAL_BYTES = 20_000;
    private static final int LETTERS_MAX = 100_000;

    /** For so many waiting letters it is computed what they wait for. */
    private static final int LETTERS_JUDGED_MAX = 1_000;

    private final RoutingTable table;
    private final Map<String, Condition> conditions;
    private final RunningGateway gateway;
    private final Instant now;
    private final List<Selection> waiting;

    RouteEndpoint(RunningGateway gateway) {
        this.gateway = gateway;
        this.now = gateway.clock().instant();
        this.table = gateway.routes();
        this.conditions = gateway.conditions(now);
        this.waiting = gateway.store().outbox().list(LETTERS_JUDGED_MAX).stream()
                .map(each -> gateway.selectWay(each.label().to(), gateway.routeQuery(each), now))
                .filter(each -> !each.waitsFor().isEmpty())
                .toList();
    }

    RoutesReport list() {
        return new RoutesReport(
                table.self().name(),
                table.reachable().stream().map(this::row).toList(),
                table.connectors().stream().map(this::connector).toList(),
                gateway.sizeLimits(now).stream().map(RouteEndpoint::limit).toList());
    }

    private static LimitRow limit(SizeLimit each) {
        return new LimitRow(
                each.connector(),
                each.site(),
                each.bytes(),
                each.since(),
                each.since().plus(SizeLimits.KEPT),
                each.words());
    }

    /** Forgets the learned limits of one site, or of all. */
    Forgotten forgetLimits(AdminCall call) {
        return new Forgotten(gateway.forgetSizeLimits(
                call.flag("all")
                        ? Optional.empty()
                        : Optional.of(new KnownNames(gateway).site(call))));
    }

    /** How many limits were forgotten. */
    record Forgotten(int limits) {}

    MapReport map() {
        return new MapReport(
                table.self().name(),
                table.connections().stream()
                        .map(each -> new Edge(each.from().name(), each.to().name(), each.cost()))
                        .toList());
    }

    RouteReport explain(AdminCall call) {
        SiteId target = new KnownNames(gateway).site(call);
        if (target.equals(table.self())) {
            throw new RequestException(409, target + " is this site: mail for it stays here");
        }
        RouteQuery mail = mail(call, target);
        Instant at = at(call);
        Selection selection = gateway.selectWay(target, mail, at);
        List<Way> ways = new ArrayList<>();
        selection.chosen().ifPresent(each -> ways.add(way(each, "CHOSEN", "")));
        for (int i = selection.losers().size() - 1; i >= 0; i--) {
            Loser loser = selection.losers().get(i);
            ways.add(way(loser.candidate(), loser.rule().name(), loser.reason()));
        }
        return new RouteReport(
                table.self().name(),
                target.name(),
                mail.bytes(),
                seconds(at).toString(),
                selection
                        .chosen()
                        .map(each -> seconds(selection.at()).toString())
                        .orElse(""),
                ways);
    }

    /** The waiting letter that the call names, or else a fresh mail of the size that it names. */
    private RouteQuery mail(AdminCall call, SiteId target) {
        Optional<String> id = call.parameter("mail");
        if (id.isEmpty()) {
            return RouteQuery.fresh("route explain", bytes(call));
        }
        return gateway.store().outbox().list(LETTERS_MAX).stream()
                .filter(each -> each.label().messageId().equals(id.get())
                        && each.label().to().equals(target))
                .findFirst()
                .map(gateway::routeQuery)
                .orElseThrow(() -> new RequestException(
                        404,
                        "no mail with the messageId " + id.get() + " waits for " + target
                                + "; 'queue list --json' shows the ids"));
    }

    private long bytes(AdminCall call) {
        String size = call.parameter("bytes").orElse(Long.toString(USUAL_BYTES));
        if (!size.matches("[1-9][0-9]{0,14}")) {
            throw new RequestException(400, "'" + size + "' is no number of bytes");
        }
        return Long.parseLong(size);
    }

    private Instant at(AdminCall call) {
        String time = call.parameter("at").orElse(now.toString());
        try {
            return Instant.parse(time);
        } catch (DateTimeParseException refused) {
            throw new RequestException(
                    400, "'" + time + "' is no time for --at; write it as in 2026-07-01T22:00:00Z");
        }
    }

    /** People read no fractions of a second. */
    private static Instant seconds(Instant exact) {
        return exact.truncatedTo(ChronoUnit.SECONDS);
    }

    private RouteRow row(SiteId target) {
        RouteQuery usual = RouteQuery.fresh("route list", USUAL_BYTES);
        Selection selection = gateway.selectWay(target, usual, now);
        String state = selection.isReady(now)
                ? "now"
                : selection.chosen().isPresent()
                        ? "from " + seconds(selection.at()) + ", " + selection.waitsFor()
                        : "never";
        return selection
                .chosen()
                .map(each -> new RouteRow(
                        target.name(),
                        each.connector().name(),
                        each.address().toString(),
                        each.cost(),
                        each.costPath(),
                        state,
                        table.candidates(target).size()))
                .orElse(new RouteRow(target.name(), "", "", 0, "", state, 0));
    }

    private ConnectorRow connector(Connector connector) {
        Condition condition = conditions.getOrDefault(connector.name(), Condition.FRESH);
        Retry retry = condition.retry();
        var schedule = connector.allowance().schedule();
        String state = retry.isOn(now)
                ? "in retry until " + seconds(retry.until()) + ": " + retry.trouble()
                : schedule.isOpen(now)
                        ? retry.failures() > 0
                                ? "being tried again after: " + retry.trouble()
                                : "open"
                        : schedule.nextOpen(now)
                                .map(at -> "closed until " + seconds(at))
                                .orElse("never");
        List<Selection> waiting = waiting(connector);
        long perDay = connector.allowance().bytesPerDay();
        return new ConnectorRow(
                connector.name(),
                schedule.toString(),
                state,
                condition.bytesToday(),
                perDay == Allowance.UNLIMITED ? 0 : perDay,
                waiting.size(),
                waiting.isEmpty() ? "" : waiting.get(0).waitsFor());
    }

    /** The waiting mails that have chosen this connector and may not leave yet. */
    private List<Selection> waiting(Connector connector) {
        return waiting.stream()
                .filter(each -> each.chosen()
                        .filter(way -> way.connector().name().equals(connector.name()))
                        .isPresent())
                .toList();
    }

    private static Way way(Candidate each, String outcome, String reason) {
        return new Way(
                outcome,
                reason,
                each.connector().name(),
                each.next().name(),
                each.address().toString(),
                each.cost(),
                each.costPath());
    }
}
