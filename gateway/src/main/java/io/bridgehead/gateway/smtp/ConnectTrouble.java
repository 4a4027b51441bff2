package io.bridgehead.gateway.smtp;

import io.bridgehead.gateway.mail.LogText;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no connection to a mail server, in words that tell an operator what to do. The
 * library hides the cause in a chain of exceptions: "STARTTLS failure" may mean an expired
 * certificate.
 *
 * @param isRefusal whether it takes a person to mend it: a refused login or certificate, or a
 *     folder that does not exist; all else may pass by itself
 */
public record ConnectTrouble(boolean isRefusal, String text) {

    private static final int CAUSES_MAX = 10;

    /**
     * What {@code trouble} means.
     *
     * @param server the mail server, as {@code host:port}
     */
    public static ConnectTrouble of(String server, Exception trouble) {
        Throwable cause = trouble;
        for (int depth = 0; depth < CAUSES_MAX; depth++) {
            if (NetworkTrouble.isUntrusted(cause)) {
                return refusal(NetworkTrouble.untrusted(server, cause));
            }
            Throwable deeper = deeper(cause);
            if (deeper == null) {
                break;
            }
            cause = deeper;
        }
        if (trouble instanceof AuthenticationFailedException) {
            return refusal("login refused: " + trouble.getMessage());
        }
        if (trouble instanceof FolderNotFoundException) {
            return refusal("no such folder: " + trouble.getMessage());
        }
        return passing(
                NetworkTrouble.of(server, cause).orElse(server + ": " + words(trouble, cause)));
    }

    private static String words(Exception trouble, Throwable cause) {
        String message = trouble instanceof MessagingException
                ? String.valueOf(trouble.getMessage())
                : trouble.toString();
        boolean says = cause == trouble || message.contains(String.valueOf(cause.getMessage()));
        return says ? message : message + ": " + cause;
    }

    /** Whether the connection was there, and encrypting it failed. */
    static boolean isOfEncryption(Exception trouble) {
        Throwable cause = trouble;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (cause instanceof SSLException) {
                return true;
            }
            cause = deeper(cause);
        }
        return false;
    }

    private static @Nullable Throwable deeper(Throwable cause) {
        return cause instanceof MessagingException chained && chained.getNextException() != null
                ? chained.getNextException()
                : cause.getCause();
    }

    private static ConnectTrouble refusal(String text) {
        return new ConnectTrouble(true, LogText.oneLine(text));
    }

    private static ConnectTrouble passing(String text) {
        return new ConnectTrouble(false, LogText.oneLine(text));
    }
}
