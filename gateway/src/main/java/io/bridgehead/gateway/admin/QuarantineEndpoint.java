package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.spool.Quarantined;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.gateway.spool.SpoolId;
import java.util.List;
import java.util.function.BiConsumer;

/** Ends the stay of mails in quarantine. */
final class QuarantineEndpoint {
    private final RunningGateway gateway;

    QuarantineEndpoint(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** Forgets what was chosen for good. */
    Released drop(AdminCall call) {
        return release(call, Spool::dropQuarantined);
    }

    /** Lets what was chosen be read once more, as if it had just arrived. */
    Released reprocess(AdminCall call) {
        Released released = release(call, Spool::requeue);
        gateway.wake();
        return released;
    }

    private Released release(AdminCall call, BiConsumer<Spool, SpoolId> act) {
        String wanted = call.parameter("id").orElse("");
        List<SpoolId> chosen = gateway.spool().quarantined().stream()
                .map(Quarantined::id)
                .filter(each -> call.flag("all") || each.toString().equals(wanted))
                .toList();
        if (chosen.isEmpty() && !call.flag("all")) {
            throw new RequestException(404, "no mail '" + wanted + "' is in quarantine");
        }
        chosen.forEach(each -> act.accept(gateway.spool(), each));
        return new Released(chosen.size());
    }

    /** How many mails were taken out of quarantine. */
    record Released(int mails) {}
}
