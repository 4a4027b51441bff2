package io.bridgehead.gateway.mailbox;

import io.bridgehead.gateway.smtp.BreakableSockets;
import io.bridgehead.gateway.smtp.Encryption;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/** The settings of a mailbox as the mail library wants them. It has no timeouts by default. */
final class MailboxProperties {

    /** Large mails are read in pieces of this size. */
    private static final int FETCH_BYTES = 256 << 10;

    private MailboxProperties() {}

    static String protocol(MailboxSettings settings) {
        return settings.server().protocol().name().toLowerCase(Locale.ROOT);
    }

    static Properties of(MailboxSettings settings, BreakableSockets sockets) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol(settings) + ".";
        properties.setProperty(
                prefix + "connectiontimeout", millis(settings.timeouts().connect()));
        properties.setProperty(prefix + "timeout", millis(settings.timeouts().read()));
        properties.setProperty(
                prefix + "writetimeout", millis(settings.timeouts().write()));
        Encryption encryption = settings.server().encryption();
        boolean fromTheStart = settings.server().protocol().isEncrypted();
        boolean starts = encryption.mode() != Encryption.Mode.NONE && !fromTheStart;
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(starts));
        properties.setProperty(
                prefix + "starttls.required",
                Boolean.toString(starts && encryption.mode() == Encryption.Mode.REQUIRED));
        properties.put(prefix + "socketFactory", sockets.plain());
        if (starts || fromTheStart) {
            Encryption used = fromTheStart ? encryption.implicit() : encryption;
            properties.setProperty(
                    prefix + "ssl.checkserveridentity", Boolean.toString(used.checksServer()));
            properties.put(
                    prefix + "ssl.socketFactory",
                    sockets.encrypted(used.context().getSocketFactory()));
        }
        properties.setProperty(prefix + "socketFactory.fallback", "false");
        // Reading a mail must not mark it as seen, because a person may read the mailbox too.
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "fetchsize", Integer.toString(FETCH_BYTES));
        return properties;
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}
