package io.bridgehead.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is measured by {@link RoutingBenchmark} is right as well. */
class LargeOrganizationTest {
    @Test
    void everySiteOfAThousandIsReachedAndThereAreManyWaysToEach() {
        RoutingBenchmark organization = new RoutingBenchmark();
        assertThat(organization.recompute().reachable()).hasSize(RoutingBenchmark.SITES - 1);
        assertThat(organization.recomputeWithTheWaysToOneSite()).hasSizeGreaterThan(50);
    }
}
