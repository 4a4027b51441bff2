package io.bridgehead.gateway.config;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bridgehead.gateway.replication.terms.DeleteBrake;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.replication.terms.TombstonePolicy;
import java.time.Duration;

/** The settings of replication that hold for all partners. */
public record ReplicationSection(
        @JsonUnwrapped Pages pages,
        @JsonUnwrapped Waits waits,
        @JsonUnwrapped Tombstones tombstones,
        @JsonUnwrapped Brake brake) {

    /** How many bytes travel at once. */
    public record Pages(long pageSize, long window) {}

    /** How long the gateway waits for answers, and before it speaks. */
    public record Waits(
            Duration patience,
            Duration longestPatience,
            Duration tellDelay,
            Duration statusInterval,
            Duration messageLifetime) {}

    /** How long deletions are remembered. */
    public record Tombstones(
            Duration tombstoneLifetime, Duration collectionInterval, Duration tombstoneCeiling) {}

    /** How many deletions of partners are applied without an operator's consent. */
    public record Brake(int brakeLeast, int brakeCount, int brakeShare) {}

    /** How long the content of deleted entries is kept. */
    public TombstonePolicy tombstonePolicy() {
        // Not our own tombstone-lifetime: each context has that of its home site, which replicates.
        // The default counts until the home has published one.
        return new TombstonePolicy(
                TombstonePolicy.DEFAULT.lifetime(),
                tombstones.collectionInterval(),
                tombstones.tombstoneCeiling());
    }

    /** When deletions of partners are held. */
    public DeleteBrake deleteBrake() {
        return new DeleteBrake(brake.brakeLeast(), brake.brakeCount(), brake.brakeShare());
    }

    /** The limits that the core obeys with this partner. */
    public Limits limits(PartnerSection partner) {
        return new Limits(
                new Limits.PageBytes(pages.pageSize(), pages.window()),
                new Limits.Patience(waits.patience(), waits.longestPatience()),
                partner.times().poll(),
                waits.tellDelay(),
                waits.statusInterval(),
                waits.messageLifetime(),
                partner.times().tell());
    }
}
