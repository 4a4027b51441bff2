package io.bridgehead.routing;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The largest organization that was promised, 1,000 sites and 10,000 connections, 99 of the sites
 * connected here: {@code mvn -Pbench -pl routing clean test} (docs/performance.md).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RoutingBenchmark {
    static final int SITES = 1_000;
    private static final int CONNECTIONS = 10_000;

    private final List<Connector> connectors;
    private final List<Connection> published;

    public RoutingBenchmark() {
        Random random = new Random(4);
        ConnectedSite[] neighbours = IntStream.range(1, 100)
                .mapToObj(i -> RoutingTableTest.site(SiteId.of("S" + i), 1 + random.nextInt(100)))
                .toArray(ConnectedSite[]::new);
        connectors = List.of(RoutingTableTest.connector("post", neighbours));
        published = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> new Connection(any(random), any(random), 1 + random.nextInt(100)))
                .toList();
    }

    private static SiteId any(Random random) {
        return SiteId.of("S" + random.nextInt(SITES));
    }

    /** After each change of a table, anybody's. */
    @Benchmark
    public RoutingTable recompute() {
        return RoutingTable.compute(SiteId.of("S0"), connectors, published);
    }

    /** And then every way to one site, which is remembered until the next change. */
    @Benchmark
    public List<Candidate> recomputeWithTheWaysToOneSite() {
        return recompute().candidates(SiteId.of("S999"));
    }
}
