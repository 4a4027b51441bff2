package io.bridgehead.gateway.admin;

import java.util.List;

/**
 * The state of a comparison with one partner.
 *
 * @param partner the partner's site
 * @param running whether the comparison is still going on
 * @param scopes one per context that was compared
 */
public record VerifyReport(String site, String partner, boolean running, List<ScopeRow> scopes) {
    public VerifyReport {
        scopes = List.copyOf(scopes);
    }

    /** Whether every scope was compared and is equal, possibly after a repair. */
    public boolean allEqual() {
        return scopes.stream().allMatch(each -> each.state().equals("EQUAL"));
    }

    /**
     * One context.
     *
     * @param state of {@code ASKING}, {@code REPLICATING}, {@code UNANSWERED}, {@code NOT_COMPARABLE},
     *     {@code LEFT_OUT}, {@code EQUAL}, {@code DIFFERENT}
     * @param sentence the state in words
     * @param entries how many entries show here
     * @param differences those that remain
     * @param repaired differences that were made equal
     */
    public record ScopeRow(
            String context,
            String state,
            String sentence,
            long entries,
            List<DifferenceRow> differences,
            List<DifferenceRow> repaired) {
        public ScopeRow {
            differences = List.copyOf(differences);
            repaired = List.copyOf(repaired);
        }
    }

    /**
     * One entry.
     *
     * @param what how it differs: {@code missing here}, {@code missing there}, {@code different}
     * @param attributes those that differ
     */
    public record DifferenceRow(String id, String dn, String what, List<String> attributes) {
        public DifferenceRow {
            attributes = List.copyOf(attributes);
        }
    }
}
