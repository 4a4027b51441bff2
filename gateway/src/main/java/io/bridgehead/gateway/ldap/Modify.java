package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.ResultCode;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of the directory under LDAP's rules and the home rule: parents must exist, entries with
 * children cannot be deleted, and no entry moves to another context. Each change sees the result of
 * those before it.
 */
public final class Modify {
    /** What happens to the other changes when one is refused. */
    public enum OnRefusal {
        /** No change is written. */
        NOTHING,
        /** Every change that is not refused is written. */
        THE_OTHERS
    }

    private Modify() {}

    /**
     * Applies {@code changes} in one transaction and returns one result for each, in order. The changes
     * are durable when this returns. Under {@link OnRefusal#NOTHING} the changes that were possible
     * have the result {@code canceled}, which names the refused one.
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
