package io.bridgehead.gateway.admin;

import java.util.List;

/**
 * What comparing with one partner has come to.
 *
 * @param partner the partner's site
 * @param running whether it goes on
 * @param scopes one per context that was compared
 */
public record VerifyReport(String site, String partner, boolean running, List<ScopeRow> scopes) {
    public VerifyReport {
        scopes = List.copyOf(scopes);
    }

    /** Whether every scope was compared and nothing differs, or does so no more. */
    public boolean allEqual() {
        return scopes.stream().allMatch(each -> each.state().equals("EQUAL"));
    }

    /**
     * One context.
     *
     * @param state of {@code ASKING}, {@code REPLICATING}, {@code UNANSWERED}, {@code NOT_COMPARABLE},
     *     {@code LEFT_OUT}, {@code EQUAL}, {@code DIFFERENT}
     * @param sentence the same for people
     * @param entries how many show here
     * @param differences that stand
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
