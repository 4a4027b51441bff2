package io.bridgehead.gateway.mail;

import java.util.Map;

/** How Jakarta Mail reads MIME. It looks at system properties once, when its classes load. */
public final class MailSettings {

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
            "mail.mime.charset", "UTF-8");

    private MailSettings() {}

    /**
     * Sets them for the whole process. The classes here that parse mail call it themselves; a program
     * that uses Jakarta Mail before them calls it first. A repeat changes nothing.
     */
    public static void install() {
        SETTINGS.forEach(System::setProperty);
    }
}
