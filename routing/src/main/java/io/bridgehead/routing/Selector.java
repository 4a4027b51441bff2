package io.bridgehead.routing;

import io.bridgehead.routing.Selection.Loser;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Chooses the way of one message, by the steps of {@link SelectionRule} in their order. Each step
 * removes the candidates that lose by its rule. A step that would remove the last candidate is skipped,
 * unless its rule is final. A way that is free now wins over one that waits for a window, a pause or
 * the next day. If no way is free now, the one that is free soonest is chosen, and the message waits
 * for it.
 */
public final class Selector {

    /** After so many attempts in vain, a way is left to other messages if there is another way. */
    public static final int TRIES_MAX = 8;

    private final RouteQuery query;
    private final Map<String, Condition> conditions;
    private final Instant now;
    private final List<Loser> losers = new ArrayList<>();
    private List<Candidate> left;

    private Selector(
            List<Candidate> candidates,
            RouteQuery query,
            Map<String, Condition> conditions,
            Instant now) {
        this.left = candidates;
        this.query = query;
        this.conditions = conditions;
        this.now = now;
    }

    /**
     * Which way a message to {@code target} takes at {@code now}.
     *
     * @param conditions by the name of the connector; one that is missing is {@link Condition#FRESH}
     */
    public static Selection select(
            RoutingTable table,
            SiteId target,
            RouteQuery query,
            Map<String, Condition> conditions,
            Instant now) {
        var selector = new Selector(table.candidates(target), query, conditions, now);
        Optional<Candidate> chosen = selector.choose();
        Instant at = chosen.flatMap(selector::freeAt).orElse(now);
        String waitsFor = chosen.flatMap(selector::waitsFor).orElse("");
        return new Selection(target, chosen, at, waitsFor, selector.losers);
    }

    private Optional<Candidate> choose() {
        drop(
                SelectionRule.BACK,
                each -> query.seen().contains(each.next()),
                each -> each.next() + " has had the message");
        drop(
                SelectionRule.TOO_LARGE,
                each -> !query.divisible() && excess(each) > 0,
                each -> limitText(each) + ", and it is forwarded whole");
        drop(
                SelectionRule.OFF,
                each -> freeAt(each).isEmpty(),
                each -> "connector " + each.connector().name() + " never opens");
        drop(
                SelectionRule.TRIES_LIMIT,
                each -> tries(each) >= TRIES_MAX,
                each -> "tried " + tries(each) + " times in vain, the limit is " + TRIES_MAX);
        preferSoonest();
        preferLeast(
                SelectionRule.FEWEST_TRIES,
                each -> (long) tries(each),
                each -> "tried " + tries(each) + " times in vain");
        preferLeast(SelectionRule.SIZE, this::excess, this::limitText);
        preferLeast(
                SelectionRule.COST,
                Candidate::cost,
                each -> "cost " + each.cost() + " is not the lowest");
        balance();
        return left.stream().findFirst();
    }

    /**
     * Each of the three rules removes the ways that are free later than the soonest one. The rule names
     * the first obstacle of the way: one that is closed and pauses as well loses by its window.
     */
    private void preferSoonest() {
        Optional<Instant> soonest =
                left.stream().flatMap(each -> freeAt(each).stream()).min(Comparator.naturalOrder());
        Predicate<Candidate> later = each -> !freeAt(each).equals(soonest);
        for (SelectionRule rule :
                List.of(SelectionRule.WINDOW, SelectionRule.RETRY, SelectionRule.DAILY)) {
            drop(
                    rule,
                    later.and(each -> obstacle(each).equals(Optional.of(rule))),
                    each -> obstacleText(each, rule));
        }
    }

    private void preferLeast(
            SelectionRule rule,
            Function<Candidate, Long> measure,
            Function<Candidate, String> reason) {
        left.stream()
                .map(measure)
                .min(Comparator.naturalOrder())
                .ifPresent(least -> drop(rule, each -> measure.apply(each) > least, reason));
    }

    /**
     * The highest hash wins. A way's hash does not depend on the other ways. So when one way fails, only
     * its own messages move to others; all other messages keep their way.
     */
    private void balance() {
        left.stream()
                .max(Comparator.comparingLong(this::hash)
                        .thenComparing(Candidate.CHEAPEST_FIRST.reversed()))
                .ifPresent(winner -> drop(
                        SelectionRule.BALANCE,
                        each -> !each.equals(winner),
                        each -> "as good as the chosen one, which the message id selected"));
    }

    private long hash(Candidate each) {
        return StableHash.of(query.id() + '\n' + each.connector().name() + '\n' + each.address());
    }

    private void drop(
            SelectionRule rule, Predicate<Candidate> loses, Function<Candidate, String> reason) {
        if (!rule.isFinal() && left.stream().allMatch(loses)) {
            return;
        }
        List<Candidate> stay = new ArrayList<>();
        for (Candidate each : left) {
            if (loses.test(each)) {
                losers.add(new Loser(each, rule, reason.apply(each)));
            } else {
                stay.add(each);
            }
        }
        left = stay;
    }

    private int tries(Candidate each) {
        return query.triesThrough(each.connector());
    }

    /** How many mails more than one the message needs on this way. */
    private long excess(Candidate each) {
        return (query.bytes() - 1) / query.limitOf(each.connector());
    }

    private String limitText(Candidate each) {
        return query.bytes() + " bytes, connector " + each.connector().name() + " takes "
                + query.limitOf(each.connector());
    }

    private Condition condition(Candidate each) {
        return conditions.getOrDefault(each.connector().name(), Condition.FRESH);
    }

    /** A message larger than the daily limit may still go, as the first of its day. */
    private boolean isSpent(Candidate each) {
        long used = condition(each).bytesToday();
        return used > 0 && query.bytes() > each.connector().allowance().bytesPerDay() - used;
    }

    /** When this way is free; empty if never. */
    private Optional<Instant> freeAt(Candidate each) {
        Instant at = now;
        Retry retry = condition(each).retry();
        if (retry.isOn(now)) {
            at = retry.until();
        }
        if (isSpent(each) && at.isBefore(Condition.nextDay(now))) {
            at = Condition.nextDay(now);
        }
        return each.connector().allowance().schedule().nextOpen(at);
    }

    private Optional<SelectionRule> obstacle(Candidate each) {
        if (!each.connector().allowance().schedule().isOpen(now)) {
            return Optional.of(SelectionRule.WINDOW);
        }
        if (condition(each).retry().isOn(now)) {
            return Optional.of(SelectionRule.RETRY);
        }
        return isSpent(each) ? Optional.of(SelectionRule.DAILY) : Optional.empty();
    }

    private Optional<String> waitsFor(Candidate each) {
        return obstacle(each)
                .map(rule ->
                        "connector " + each.connector().name() + ": " + obstacleText(each, rule));
    }

    private String obstacleText(Candidate each, SelectionRule rule) {
        String free = freeAt(each)
                .map(at -> ", free at " + at.truncatedTo(ChronoUnit.SECONDS))
                .orElse("");
        Allowance allowance = each.connector().allowance();
        return switch (rule) {
            case RETRY -> "in retry: " + condition(each).retry().trouble() + free;
            case DAILY ->
                condition(each).bytesToday() + " of " + allowance.bytesPerDay()
                        + " bytes are sent today" + free;
            default -> "closed (" + allowance.schedule() + ")" + free;
        };
    }
}
