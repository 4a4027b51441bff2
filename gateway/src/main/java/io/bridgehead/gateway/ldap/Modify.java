package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.ResultCode;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of the directory under LDAP's rules: existing names, the home rule, no orphans, no move
 * between contexts. Every change sees those before it.
 */
public final class Modify {
    /** What becomes of the others when one change is refused. */
    public enum OnRefusal {
        /** Nothing at all is written. */
        NOTHING,
        /** All that is not refused is written. */
        THE_OTHERS
    }

    private Modify() {}

    /**
     * Applies {@code changes} in one transaction and answers one outcome for each, in order. Durable
     * when this returns. Under {@link OnRefusal#NOTHING} changes that would have been possible come
     * out as {@code canceled}, naming the one that was not.
     */
    public static List<ChangeResult> apply(
            Store store, List<LdapChange> changes, OnRefusal onRefusal, Instant now) {
        return store.write(transaction -> {
            ChangeBatch batch = new ChangeBatch(transaction, ChangeBatch.WellKnown.REFUSED, now);
            List<ChangeResult> outcomes = changes.stream().map(batch::apply).toList();
            if (onRefusal == OnRefusal.NOTHING
                    && !outcomes.stream().allMatch(ChangeResult::isSuccess)) {
                return canceled(outcomes);
            }
            transaction.write(Changes.ofEntries(batch.entries()));
            return outcomes;
        });
    }

    private static List<ChangeResult> canceled(List<ChangeResult> outcomes) {
        ChangeResult first =
                outcomes.stream().filter(each -> !each.isSuccess()).findFirst().orElseThrow();
        String why = "not done, because '" + first.dn() + "' was refused";
        List<ChangeResult> all = new ArrayList<>();
        for (ChangeResult each : outcomes) {
            all.add(
                    each.isSuccess()
                            ? new ChangeResult(each.line(), each.dn(), ResultCode.CANCELED, why)
                            : each);
        }
        return all;
    }
}
