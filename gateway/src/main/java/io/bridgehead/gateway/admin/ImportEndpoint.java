package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.JsonLines;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.admin.http.Uploads;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.ldap.ChangeResult;
import io.bridgehead.gateway.ldap.LdapChange;
import io.bridgehead.gateway.ldap.Modify;
import io.bridgehead.gateway.ldap.RecordProblem;
import io.bridgehead.gateway.ldif.ImportOptions;
import io.bridgehead.gateway.ldif.LdifImport;
import io.bridgehead.gateway.ldif.LdifReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the directory: imports LDIF files and applies changes. */
final class ImportEndpoint {
    private static final long IMPORT_BYTES_MAX = 1L << 40;
    private static final int MODIFY_BYTES_MAX = 64 << 20;

    private final RunningGateway gateway;
    private final ImportOptions options;
    private final Uploads uploads;

    ImportEndpoint(RunningGateway gateway, ImportOptions options, Uploads uploads) {
        this.gateway = gateway;
        this.options = options;
        this.uploads = uploads;
    }

    /**
     * Imports a file and reports its progress. The file is read twice, so it is kept in the data folder
     * meanwhile.
     */
    void load(AdminCall call) throws IOException {
        Path kept;
        try (InputStream body = call.body(IMPORT_BYTES_MAX)) {
            kept = uploads.keep(body);
        }
        ImportOptions chosen = call.flag("continue") ? options.continuing() : options;
        JsonLines lines;
        LdifImport.Result result;
        try {
            lines = call.lines();
            LdifImport load = new LdifImport(gateway.store(), chosen, gateway.clock(), progress -> {
                gateway.wake();
                lines.progress(progress.phase().name(), progress.records());
            });
            result = load.run(() -> Files.newInputStream(kept));
        } finally {
            Files.deleteIfExists(kept);
        }
        gateway.wake();
        lines.result(new ImportReport(
                result.imported(),
                result.refused(),
                result.problems().stream().map(RecordProblem::toString).toList()));
    }

    /** Applies all changes, or none if one of them is refused. */
    void modify(AdminCall call) throws IOException {
        byte[] ldif;
        try (InputStream body = call.body(MODIFY_BYTES_MAX)) {
            ldif = body.readAllBytes();
        }
        List<LdapChange> changes = changes(ldif);
        List<ChangeResult> results = Modify.apply(
                gateway.store(),
                changes,
                Modify.OnRefusal.NOTHING,
                gateway.clock().instant());
        gateway.wake();
        List<String> refused = results.stream()
                .filter(each -> !each.isSuccess())
                .map(each -> "line " + each.line() + " (" + each.dn() + "): "
                        + each.code().getName() + ": " + each.message())
                .toList();
        if (!refused.isEmpty()) {
            throw new RequestException(
                    409, "nothing was changed, because a record was refused", refused);
        }
        call.answer(new ModifyReport(results.size()));
    }

    private List<LdapChange> changes(byte[] ldif) {
        LdifReader reader = new LdifReader(new ByteArrayInputStream(ldif), options.limits());
        List<LdapChange> changes = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Optional<LdifReader.Item> item = reader.next();
                item.isPresent();
                item = reader.next()) {
            if (item.get() instanceof LdifReader.Good good) {
                changes.add(good.change());
            } else if (item.get() instanceof LdifReader.Bad bad) {
                problems.add(bad.problem().toString());
            }
        }
        if (!problems.isEmpty()) {
            throw new RequestException(
                    409, "nothing was changed, because the file has mistakes", problems);
        }
        return changes;
    }

    /** How many changes were applied. */
    private record ModifyReport(int changes) {}
}
