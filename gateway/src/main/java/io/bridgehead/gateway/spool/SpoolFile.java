package io.bridgehead.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bridgehead.gateway.mail.LogText;
import io.bridgehead.routing.RoutingAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mail as a file: lines {@code Name: value} about its arrival, an empty line, and the mail.
 * People can read it with any pager; {@code sed '1,/^$/d'} prints the mail alone.
 */
final class SpoolFile {

    private static final Pattern NAME = Pattern.compile("([0-9]{13,18})\\.mail");

    private SpoolFile() {}

    /** Where the mail of this id is. */
    static Path in(Path folder, SpoolId id) {
        return folder.resolve(id + ".mail");
    }

    /** The mails in a folder with their sizes. Other files are ignored. */
    static NavigableMap<SpoolId, Long> allIn(Path folder) throws IOException {
        NavigableMap<SpoolId, Long> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.put(new SpoolId(Long.parseLong(name.group(1))), Files.size(file));
                }
            }
        }
        return found;
    }

    static byte[] header(Envelope envelope, String peer, Instant received) {
        String text = "Bridgehead-Spool: 1\n"
                + "Sender: " + envelope.sender().map(RoutingAddress::toString).orElse("<>") + "\n"
                + "Recipient: " + envelope.recipient() + "\n"
                + "Peer: " + LogText.oneLine(peer) + "\n"
                + "Received: " + received + "\n\n";
        return text.getBytes(UTF_8);
    }

    static SpooledMail read(SpoolId id, Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        int end = endOfHeader(all);
        Map<String, String> fields = new HashMap<>();
        for (String line : new String(all, 0, end, UTF_8).split("\n", -1)) {
            String[] field = line.split(": ", 2);
            fields.put(field[0], field.length == 2 ? field[1] : "");
        }
        try {
            String sender = field(fields, "Sender");
            Envelope envelope = new Envelope(
                    sender.equals("<>") ? Optional.empty() : Optional.of(RoutingAddress.of(sender)),
                    RoutingAddress.of(field(fields, "Recipient")));
            byte[] mail = new byte[all.length - end];
            System.arraycopy(all, end, mail, 0, mail.length);
            Instant received = Instant.parse(field(fields, "Received"));
            return new SpooledMail(id, envelope, field(fields, "Peer"), received, mail);
        } catch (IllegalArgumentException | DateTimeException damaged) {
            throw new IOException("damaged spool header: " + damaged.getMessage(), damaged);
        }
    }

    private static String field(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    private static int endOfHeader(byte[] all) throws IOException {
        for (int i = 1; i < all.length; i++) {
            if (all[i] == '\n' && all[i - 1] == '\n') {
                return i + 1;
            }
        }
        throw new IOException("damaged spool header: no end");
    }
}
