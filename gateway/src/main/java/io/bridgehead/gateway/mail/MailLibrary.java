package io.bridgehead.gateway.mail;

import java.util.Map;
import org.eclipse.angus.mail.util.MailStreamProvider;

/**
 * How Jakarta Mail reads MIME. It knows these settings only as system properties of the whole
 * process, and it looks at them once, when its classes load. So {@code main} sets them before
 * anything else, and each class that opens the library sets them again, for programs without our
 * {@code main}, such as tests.
 */
public final class MailLibrary {

    private static final Map<String, String> SETTINGS = Map.of(
            // A damaged payload must be an error, not shorter.
            "mail.mime.base64.ignoreerrors", "false",
            "mail.mime.uudecode.ignoreerrors", "false",
            "mail.mime.ignoreunknownencoding", "false",
            // Relays fold, re-quote and re-wrap; what is only ugly is read.
            "mail.mime.parameters.strict", "false",
            "mail.mime.decodetext.strict", "false",
            "mail.mime.multipart.allowempty", "true",
            "mail.mime.multipart.ignoremissingendboundary", "true",
            // A boundary is what the mail says it is, never what looks like one.
            "mail.mime.multipart.ignoreexistingboundaryparameter", "false",
            "mail.mime.charset", "UTF-8",
            // The library would search every jar for its stream provider at each block of headers,
            // which is nearly half of the time it takes to read a mail.
            "jakarta.mail.util.StreamProvider", MailStreamProvider.class.getName());

    private MailLibrary() {}

    /** Sets them for the whole process. A repeat changes nothing. */
    public static void configure() {
        SETTINGS.forEach(System::setProperty);
    }
}
