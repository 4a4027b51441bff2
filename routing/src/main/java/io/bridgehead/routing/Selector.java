package io.bridgehead.routing;

import io.bridgehead.routing.Selection.Loser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Chooses the way of one message, by the steps of {@link SelectionRule}. A step that would leave nothing is
 * skipped, but for two that are final: back to a site that had the message, and too large for a
 * message that may not be divided. What cannot go now (window, pause, daily limit) loses to what can;
 * if nothing can, the way that is free soonest is chosen, for then.
 */
public final class Selector {

    /** After so many tries in vain a way is left to the others. */
    public static final int TRIES_MAX = 8;

    private final RouteQuery parcel;
    private final Map<String, Condition> conditions;
    private final Instant now;
    private final List<Loser> losers = new ArrayList<>();
    private List<Candidate> left;

    private Selector(
            List<Candidate> candidates,
            RouteQuery parcel,
            Map<String, Condition> conditions,
            Instant now) {
        this.left = candidates;
        this.parcel = parcel;
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
            RouteQuery parcel,
            Map<String, Condition> conditions,
            Instant now) {
        var selector = new Selector(table.candidates(target), parcel, conditions, now);
        Optional<Candidate> chosen = selector.choose();
        Instant at = chosen.flatMap(selector::freeAt).orElse(now);
        return new Selection(target, chosen, at, selector.losers);
    }

    private Optional<Candidate> choose() {
        drop(
                each -> parcel.seen().contains(each.next()),
                SelectionRule.BACK,
                each -> each.next() + " has had the message");
        drop(
                each -> !parcel.divisible() && excess(each) > 0,
                SelectionRule.SIZE,
                each -> tooLarge(each) + ", and it is forwarded whole");
        drop(
                each -> freeAt(each).isEmpty(),
                SelectionRule.WINDOW,
                each -> "connector " + each.connector().name() + " never opens");
        preferBelow(TRIES_MAX);
        preferSoonest();
        preferLeast(
                each -> (long) tries(each),
                SelectionRule.FEWEST_TRIES,
                each -> "tried " + tries(each) + " times in vain");
        preferLeast(this::excess, SelectionRule.SIZE, this::tooLarge);
        preferLeast(
                Candidate::cost,
                SelectionRule.COST,
                each -> "cost " + each.cost() + " is not the lowest");
        balance();
        return left.stream().findFirst();
    }

    private void preferBelow(int limit) {
        if (left.stream().anyMatch(each -> tries(each) < limit)) {
            drop(
                    each -> tries(each) >= limit,
                    SelectionRule.TRIES_LIMIT,
                    each -> "tried " + tries(each) + " times in vain, the limit is " + limit);
        }
    }

    private void preferSoonest() {
        Optional<Instant> soonest =
                left.stream().flatMap(each -> freeAt(each).stream()).min(Comparator.naturalOrder());
        Predicate<Candidate> later = each -> !freeAt(each).equals(soonest);
        for (SelectionRule hurdle :
                List.of(SelectionRule.WINDOW, SelectionRule.RETRY, SelectionRule.DAILY)) {
            drop(
                    later.and(each -> obstacle(each).equals(Optional.of(hurdle))),
                    hurdle,
                    each -> obstacleText(each, hurdle));
        }
    }

    private void preferLeast(
            Function<Candidate, Long> measure,
            SelectionRule hurdle,
            Function<Candidate, String> reason) {
        left.stream().map(measure).min(Comparator.naturalOrder()).ifPresent(least -> {
            drop(each -> measure.apply(each) > least, hurdle, reason);
        });
    }

    /** The highest draw wins: who wins does not depend on who else loses. */
    private void balance() {
        left.stream()
                .max(Comparator.comparingLong(this::draw)
                        .thenComparing(Candidate.CHEAPEST_FIRST.reversed()))
                .ifPresent(winner -> drop(
                        each -> !each.equals(winner),
                        SelectionRule.BALANCE,
                        each -> "equal to the chosen one, which the message id drew"));
    }

    private long draw(Candidate each) {
        return StableHash.of(parcel.id() + '\n' + each.connector().name() + '\n' + each.address());
    }

    private void drop(
            Predicate<Candidate> loses, SelectionRule hurdle, Function<Candidate, String> reason) {
        List<Candidate> stay = new ArrayList<>();
        for (Candidate each : left) {
            if (loses.test(each)) {
                losers.add(new Loser(each, hurdle, reason.apply(each)));
            } else {
                stay.add(each);
            }
        }
        left = stay;
    }

    private int tries(Candidate each) {
        return parcel.triesThrough(each.connector());
    }

    /** By how much the message is too large, in mails more than one. */
    private long excess(Candidate each) {
        return (parcel.bytes() - 1) / each.connector().allowance().messageBytes();
    }

    private String tooLarge(Candidate each) {
        return parcel.bytes() + " bytes, connector " + each.connector().name() + " takes "
                + each.connector().allowance().messageBytes();
    }

    private Condition condition(Candidate each) {
        return conditions.getOrDefault(each.connector().name(), Condition.FRESH);
    }

    private boolean isSpent(Candidate each) {
        long used = condition(each).bytesToday();
        return used > 0 && parcel.bytes() > each.connector().allowance().bytesPerDay() - used;
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

    private String obstacleText(Candidate each, SelectionRule hurdle) {
        String free = freeAt(each).map(at -> ", free at " + at).orElse("");
        Allowance allowance = each.connector().allowance();
        return switch (hurdle) {
            case RETRY -> "in retry: " + condition(each).retry().trouble() + free;
            case DAILY ->
                condition(each).bytesToday() + " of " + allowance.bytesPerDay()
                        + " bytes are sent today" + free;
            default -> "closed (" + allowance.schedule() + ")" + free;
        };
    }
}
