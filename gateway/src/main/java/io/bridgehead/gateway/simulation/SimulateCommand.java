package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.replication.step.Verdict;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * {@code simulate SEED[..SEED2] [--sites N] [--mail] [--trace] [--dump FILE]}: runs worlds and
 * prints how they ended.
 */
public final class SimulateCommand {
    /** How many worlds the crew runs together before the command adds their results up. */
    private static final int TOGETHER = 50;

    private static final Pattern SEEDS = Pattern.compile("(-?\\d{1,18})(?:\\.\\.(-?\\d{1,18}))?");

    /**
     * The options of the command.
     *
     * @param sites the number of sites; if empty the seed decides
     * @param mail whether messages travel as mail in every world
     * @param dump the file to which the command appends broken worlds
     */
    public record Wish(OptionalInt sites, boolean mail, boolean trace, Path dump) {}

    /**
     * Runs the worlds. A world knows no other world and no thread, so a crew may run several at
     * once.
     */
    public interface Crew {
        /** The results in the order of {@code seeds}, however many worlds run at once. */
        List<WorldResult> run(LongStream seeds, LongFunction<WorldResult> world);

        /** Reports that {@code worlds} more of {@code all} worlds have ended. */
        void ended(long worlds, long all);
    }

    private final Wish wish;
    private final PrintStream out;
    private final Crew crew;
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<String, Long> faults = new TreeMap<>();

    private SimulateCommand(Wish wish, PrintStream out, Crew crew) {
        this.wish = wish;
        this.out = out;
        this.crew = crew;
    }

    /**
     * Runs one seed, or a range of seeds with both its ends. Returns 0 if all worlds are good, 1 if
     * a world broke a law.
     *
     * @throws IllegalArgumentException if {@code seeds} is no seed and no range, or an empty range
     */
    public static int run(String seeds, Wish wish, PrintStream out, Crew crew) {
        Matcher matcher = SEEDS.matcher(seeds);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + seeds + "' is no seed; give a number, or a range such as 1..1000");
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
        if (last < first) {
            throw new IllegalArgumentException(
                    "the range " + seeds + " is empty; write the smaller seed first");
        }
        return new SimulateCommand(wish, out, crew).run(first, last);
    }

    private int run(long first, long last) {
        long broken = 0;
        for (long from = first; from <= last; from += TOGETHER) {
            long to = Math.min(last, from + TOGETHER - 1);
            LongStream seeds = LongStream.rangeClosed(from, to);
            for (WorldResult outcome : crew.run(seeds, seed -> Simulation.run(options(seed)))) {
                outcome.verdicts().forEach((verdict, n) -> verdicts.merge(verdict, n, Long::sum));
                outcome.faults().forEach((fault, n) -> faults.merge(fault, n, Long::sum));
                if (first == last || !outcome.isGood()) {
                    tell(outcome);
                }
                broken += outcome.isGood() ? 0 : 1;
            }
            crew.ended(to - first + 1, last - first + 1);
        }
        verdicts.forEach((verdict, n) -> out.printf("  %-22s %9d%n", verdict, n));
        out.println();
        faults.forEach((fault, n) -> out.printf("  %-22s %9d%n", fault, n));
        out.println();
        long count = last - first + 1;
        out.println(
                broken == 0
                        ? "[ALL GOOD] " + count + (count == 1 ? " world agrees" : " worlds agree")
                        : broken + " of " + count + " worlds are broken");
        return broken == 0 ? 0 : 1;
    }

    private SimulationOptions options(long seed) {
        SimulationOptions options = SimulationOptions.of(seed);
        options = wish.sites().isPresent() ? options.withSites(wish.sites().getAsInt()) : options;
        options = wish.mail() ? options.withMail() : options;
        return wish.trace() ? options.withTrace(out::println) : options;
    }

    private void tell(WorldResult outcome) {
        SimulationOptions options = options(outcome.seed());
        WorldResult.Course course = outcome.course();
        out.println("seed " + outcome.seed() + ": " + outcome.sites() + " sites, "
                + course.events() + " events in " + course.lasted().toDays()
                + " days; agreed " + course.untilAgreed().toHours() + " h after chaos; mails "
                + outcome.counts().mails());
        outcome.failure().ifPresent(failure -> {
            out.println("BROKEN: " + failure.law());
            out.println(failure.evidence());
            Dump.append(wish.dump(), options, failure);
            out.println("the last events and the state of each site: " + wish.dump());
            out.println("again: " + Dump.command(options));
        });
    }
}
