package io.bridgehead.gateway.smtp;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * What Java's exceptions about sockets, TLS and DNS mean, as a person says it. The only place that
 * knows their words. Each sentence begins with the server: "127.0.0.1:25 refuses the connection".
 */
final class NetworkTrouble {

    /** What an exception of TLS says, and what it means for the operator. */
    private record TlsWords(String words, String meaning) {}

    private static final List<TlsWords> TLS = List.of(
            new TlsWords(
                    "unrecognized ssl message",
                    "does not speak TLS from the first byte on this port"),
            new TlsWords(
                    "plaintext connection", "does not speak TLS from the first byte on this port"),
            new TlsWords("protocol_version", "and this gateway have no version of TLS in common"),
            new TlsWords(
                    "no appropriate protocol", "and this gateway have no version of TLS in common"),
            new TlsWords(
                    "terminated the handshake", "closed the connection during the TLS handshake"),
            new TlsWords("handshake_failure", "refuses the TLS handshake"),
            new TlsWords("bad_certificate", "refuses the certificate of this gateway"),
            new TlsWords("certificate_required", "demands a certificate of this gateway"));

    /** How the mail library says that a relay does not serve now. */
    private static final Pattern GREETING =
            Pattern.compile("could not connect to smtp host.*response: ([0-9]{3})");

    /** How the mail library says, without a cause, that a stream has ended. */
    private static final List<String> LIBRARY_CLOSED = List.of(
            "[eof]", "connection dropped by server", "failed to create new store connection");

    private NetworkTrouble() {}

    /** What {@code cause}, the deepest of a chain, means; empty if it is not about the network. */
    static Optional<String> of(String server, Throwable cause) {
        return predicate(cause).map(words -> server + " " + words);
    }

    /** Why the server's certificate is not trusted. */
    static String untrusted(String server, Throwable cause) {
        return server + ": its certificate is not trusted: " + distrust(cause);
    }

    private static String distrust(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        if (cause instanceof CertificateExpiredException) {
            return "it has expired (" + said + ")";
        }
        if (cause instanceof CertificateNotYetValidException) {
            return "it is not valid yet (" + said + ")";
        }
        return cause instanceof CertPathBuilderException
                ? "it is signed by no authority that this gateway trusts"
                : said;
    }

    /** Whether it is about a certificate of the server. */
    static boolean isUntrusted(Throwable cause) {
        return cause instanceof CertificateException || cause instanceof CertPathBuilderException;
    }

    private static Optional<String> predicate(Throwable cause) {
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return Optional.of("cannot be found: DNS does not know the name");
        }
        if (cause instanceof NoRouteToHostException || said.contains("network is unreachable")) {
            return Optional.of("cannot be reached: no network leads there");
        }
        if (cause instanceof SocketTimeoutException || said.contains("timed out")) {
            return Optional.of("does not answer in time");
        }
        if (cause instanceof ConnectException) {
            return Optional.of(
                    said.contains("refused") || said.equals("null")
                            ? "refuses the connection"
                            : "cannot be reached: " + cause.getMessage());
        }
        if (cause instanceof SSLException) {
            return tls(said, cause);
        }
        if (isClosed(cause, said)) {
            return Optional.of("closed the connection");
        }
        Matcher greeting = GREETING.matcher(said);
        if (greeting.find()) {
            return Optional.of("greets with " + greeting.group(1) + " instead of 220");
        }
        return cause instanceof SocketException
                ? Optional.of("cannot be reached: " + cause.getMessage())
                : Optional.empty();
    }

    private static Optional<String> tls(String said, Throwable cause) {
        return TLS.stream()
                .filter(each -> said.contains(each.words()))
                .map(TlsWords::meaning)
                .findFirst()
                .or(() -> Optional.of("fails at TLS: " + cause.getMessage()));
    }

    private static boolean isClosed(Throwable cause, String said) {
        return cause instanceof EOFException
                || LIBRARY_CLOSED.stream().anyMatch(said::contains)
                || (cause instanceof SocketException
                        && (said.contains("reset")
                                || said.contains("broken pipe")
                                || said.contains("closed")
                                || said.contains("abort")));
    }
}
