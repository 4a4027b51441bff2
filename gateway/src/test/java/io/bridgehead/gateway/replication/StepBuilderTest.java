package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StepBuilderTest {
    /** If NONE had an owner, parts that wait for the operator would be released at each tick. */
    @Test
    void epochThatIsNoneHasNoOwnerWhateverAPartnerSays() {
        Gate north = Gate.at("NORTH");
        Step step = north.read(directory -> {
            PartnerTerms terms = new PartnerTerms(Limits.DEFAULT, new TreeMap<>());
            StepBuilder made = new StepBuilder(directory, NOON, terms);
            made.learn(new EpochOwner(Epoch.NONE, north.site(), "north-1"));
            return made.done(Verdict.IDLE);
        });
        assertThat(step.changes().history().owners()).isEmpty();
    }
}
