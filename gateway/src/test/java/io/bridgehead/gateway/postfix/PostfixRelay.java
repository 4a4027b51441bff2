package io.bridgehead.gateway.postfix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.demo.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One Postfix instance. Settings and routes are read when it starts: the daemons of a running one
 * would turn to new ones at times of their own, so that every change here is a restart.
 */
final class PostfixRelay {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Pattern QUEUED =
            Pattern.compile("\"queue_name\": \"(\\w+)\", \"queue_id\": \"(\\w+)\"");

    private final Path home;
    private final Path etc;
    private final String name;
    private final int port;
    private final Map<String, String> routes = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();

    /** A mail in a queue: incoming, active, deferred or hold. */
    record Queued(String queue, String id) {}

    PostfixRelay(Path home, String name) {
        this.home = home;
        this.etc = home.resolve("etc");
        this.name = name;
        try {
            this.port = FreePorts.find(1).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** Mail for {@code domain} goes to that port. */
    PostfixRelay route(String domain, int next) {
        return transport(domain, "smtp:[127.0.0.1]:" + next);
    }

    /** Mail for {@code domain} is lost silently. */
    PostfixRelay discard(String domain) {
        return transport(domain, "discard:silent loss");
    }

    /** Mail for {@code domain} is accepted, and comes back. */
    PostfixRelay bounce(String domain) {
        return transport(domain, "error:5.1.1 no such mailbox");
    }

    /** Mail for {@code domain} is tried in vain. */
    PostfixRelay defer(String domain) {
        return transport(domain, "retry:4.4.1 deferred on demand");
    }

    private PostfixRelay transport(String domain, String transport) {
        routes.put(domain, transport);
        return this;
    }

    /** A line of main.cf that differs from the usual. */
    PostfixRelay set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** As if {@link #set} had not been called. */
    PostfixRelay unset(String key) {
        settings.remove(key);
        return this;
    }

    /** Runs when this returns. */
    PostfixRelay start() {
        try {
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("postfix", "-c", etc.toString(), "start");
        await().atMost(LONG).until(this::listens);
        return this;
    }

    /** Does not run when this returns. Again is harmless. */
    void stop() {
        if (isRunning()) {
            run("postfix", "-c", etc.toString(), "stop");
            await().atMost(LONG).until(() -> !isRunning());
        }
    }

    /** With what was changed meanwhile; what waits is tried at once. */
    void restart() {
        stop();
        start();
        run("postqueue", "-c", etc.toString(), "-f");
    }

    /** What waits. */
    List<Queued> queue() {
        return QUEUED.matcher(run("postqueue", "-c", etc.toString(), "-j"))
                .results()
                .map(each -> new Queued(each.group(1), each.group(2)))
                .toList();
    }

    /** Lets one mail go that is on hold. */
    void release(Queued mail) {
        run("postsuper", "-c", etc.toString(), "-H", mail.id());
        run("postqueue", "-c", etc.toString(), "-i", mail.id());
    }

    /** What it has written into its log. */
    String log() {
        try {
            Path log = home.resolve("maillog");
            return Files.exists(log) ? Files.readString(log, UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isRunning() {
        return Files.exists(etc.resolve("main.cf"))
                && exitCode("postfix", "-c", etc.toString(), "status") == 0;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException closed) {
            return false;
        }
    }

    private void write() throws IOException {
        Files.createDirectories(etc);
        Files.createDirectories(home.resolve("spool"));
        Path lib = Files.createDirectories(home.resolve("lib"));
        UserPrincipal postfix = lib.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName("postfix");
        Files.setOwner(lib, postfix);
        Path table = Files.writeString(
                etc.resolve("transport"),
                routes.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue() + "\n")
                        .collect(Collectors.joining()));
        // Postfix pauses while a table is younger than two seconds.
        Files.setLastModifiedTime(table, FileTime.from(Instant.now().minusSeconds(60)));
        String more = settings.entrySet().stream()
                .map(each -> each.getKey() + " = " + each.getValue() + "\n")
                .collect(Collectors.joining());
        Files.writeString(etc.resolve("main.cf"), main() + more);
        Files.writeString(etc.resolve("master.cf"), MASTER.formatted(port));
    }

    /** A relay told to bounce or defer accepts the mail first. */
    private String main() {
        return """
                compatibility_level = 3.6
                queue_directory = %1$s/spool
                data_directory = %1$s/lib
                command_directory = /usr/sbin
                daemon_directory = /usr/lib/postfix/sbin
                mail_owner = postfix
                setgid_group = postdrop
                maillog_file = %1$s/maillog
                maillog_file_prefixes = %1$s
                syslog_name = postfix-%2$s
                myhostname = %2$s.relay.test
                mydomain = relay.test
                myorigin = $myhostname
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                mynetworks = 127.0.0.0/8
                mydestination =
                local_recipient_maps =
                local_transport = error:5.1.1 no local mailboxes
                alias_maps =
                alias_database =
                relay_domains = texthash:%1$s/etc/transport
                transport_maps = texthash:%1$s/etc/transport
                smtpd_relay_restrictions = permit_mynetworks, reject
                smtpd_reject_unlisted_recipient = no
                smtpd_peername_lookup = no
                smtp_dns_support_level = disabled
                smtp_host_lookup = native
                disable_vrfy_command = yes
                message_size_limit = 52428800
                mailbox_size_limit = 0
                queue_run_delay = 1s
                minimal_backoff_time = 1s
                maximal_backoff_time = 2s
                maximal_queue_lifetime = 1d
                bounce_queue_lifetime = 1h
                smtp_connect_timeout = 5s
                default_destination_concurrency_limit = 4
                smtp_destination_concurrency_failed_cohort_limit = 0
                smtputf8_enable = no
                biff = no
                """.formatted(home, name);
    }

    private static final String MASTER = """
            127.0.0.1:%d inet n - n - - smtpd
            pickup    unix  n - n 60 1 pickup
            cleanup   unix  n - n - 0 cleanup
            qmgr      unix  n - n 300 1 qmgr
            rewrite   unix  - - n - - trivial-rewrite
            bounce    unix  - - n - 0 bounce
            defer     unix  - - n - 0 bounce
            trace     unix  - - n - 0 bounce
            verify    unix  - - n - 1 verify
            flush     unix  n - n 1000? 0 flush
            proxymap  unix  - - n - - proxymap
            proxywrite unix - - n - 1 proxymap
            smtp      unix  - - n - - smtp
            relay     unix  - - n - - smtp
            showq     unix  n - n - - showq
            error     unix  - - n - - error
            retry     unix  - - n - - error
            discard   unix  - - n - - discard
            local     unix  - n n - - local
            virtual   unix  - n n - - virtual
            anvil     unix  - - n - 1 anvil
            scache    unix  - - n - 1 scache
            tlsmgr    unix  - - n 1000? 1 tlsmgr
            postlog   unix-dgram n - n - 1 postlogd
            """;

    private String run(String... command) {
        StringBuilder output = new StringBuilder();
        int code = execute(output, command);
        if (code != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ends with " + code + ": " + output + log());
        }
        return output.toString();
    }

    private int exitCode(String... command) {
        return execute(new StringBuilder(), command);
    }

    private int execute(StringBuilder output, String... command) {
        try {
            Path out = Files.createTempFile(home, "command", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " does not end");
            }
            output.append(Files.readString(out, UTF_8));
            Files.delete(out);
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
