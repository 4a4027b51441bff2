package io.bridgehead.gateway.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and its self-signed certificate, in a PKCS #12 file. */
public final class Certified {
    public static final String PASSWORD = "changeit";

    private final Path file;

    private Certified(Path file) {
        this.file = file;
    }

    /** One key for each set of names: {@code keytool} is a JVM of its own and takes a second. */
    private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

    /** For a server with these subject alternative names, as {@code keytool} writes them. */
    public static Certified server(Path folder, String names) throws Exception {
        Path file = folder.resolve("server.p12");
        byte[] made = MADE.get(names);
        if (made == null) {
            generate(file, names);
            MADE.put(names, Files.readAllBytes(file));
        } else {
            Files.write(file, made);
        }
        return new Certified(file);
    }

    private static void generate(Path file, String names) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=server.example",
                        "-ext",
                        "san=" + names,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    public Path file() {
        return file;
    }

    /** Its certificate alone, as PEM, in a file beside it. */
    public Path pem() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        String base64 = Base64.getMimeEncoder()
                .encodeToString(keys.getCertificate("server").getEncoded());
        return Files.writeString(
                file.resolveSibling(file.getFileName() + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    /** Its key and its certificate as PEM, as a server reads them, in a file beside it. */
    public Path chain() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        String base64 = Base64.getMimeEncoder()
                .encodeToString(keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
        return Files.writeString(
                file.resolveSibling(file.getFileName() + ".chain.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n"
                        + Files.readString(pem()));
    }

    /** Shows this certificate, and trusts it and no other. */
    public SSLContext context() throws Exception {
        char[] password = PASSWORD.toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, password);
        }
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, password);
        // A keystore's own entry is no trusted one: the certificate is entered again, as such.
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, password);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory others =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }
}
