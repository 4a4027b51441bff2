package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.ClientGoneException;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.ldif.ExportDigest;
import io.bridgehead.gateway.ldif.LdifExport;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Dn;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Streams the directory as LDIF, from one snapshot. */
final class ExportEndpoint {
    private static final int BUFFER_BYTES = 1 << 16;

    private ExportEndpoint() {}

    /** The checksum of an export of everything, without the export. */
    static void digest(RunningGateway gateway, AdminCall call) throws IOException {
        if (call.parameter("base").isPresent()) {
            throw new RequestException(400, "there is a digest of the whole directory only");
        }
        boolean operational = call.flag("operational");
        call.answer(gateway.store().read(directory -> {
            ExportDigest digest = ExportDigest.of(directory, operational);
            return new ExportReport(
                    digest.export().entries(), digest.export().pending(), digest.sha256());
        }));
    }

    /** LDIF of everything, or of a subtree. */
    static void export(RunningGateway gateway, AdminCall call) {
        gateway.store().read(directory -> {
            Optional<Dn> base =
                    call.parameter("base").map(text -> KnownNames.entry(directory, text));
            write(directory, base, call);
            return 0;
        });
    }

    /** Closes the stream only when everything is written; see {@link AdminCall#refuse}. */
    private static void write(Directory directory, Optional<Dn> base, AdminCall call) {
        boolean operational = call.flag("operational");
        try {
            OutputStream out = new BufferedOutputStream(call.stream("text/x-ldif"), BUFFER_BYTES);
            base.ifPresentOrElse(
                    dn -> LdifExport.below(directory, dn, operational, out),
                    () -> LdifExport.all(directory, operational, out));
            out.close();
        } catch (IOException | UncheckedIOException e) {
            throw new ClientGoneException(e);
        }
    }
}
