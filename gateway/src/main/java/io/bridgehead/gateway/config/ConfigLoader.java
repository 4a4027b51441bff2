package io.bridgehead.gateway.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Reads conf/bridgehead.xml and reports every mistake in it at once. It reads that file and does
 * nothing else: it opens no port and makes no folder.
 */
public final class ConfigLoader {

    private static final int FILE_BYTES_MAX = 4 << 20;

    /** Java writes this between the place and the message of some parser exceptions. */
    private static final String SAID = "\nMessage: ";

    private ConfigLoader() {}

    /** The result of reading. */
    public sealed interface Outcome permits Loaded, Rejected {}

    /**
     * The configuration can be used.
     *
     * @param warnings what the operator should know nevertheless
     */
    public record Loaded(Config config, Problems warnings) implements Outcome {}

    /** It cannot be used; {@code problems} holds at least one error, and the warnings. */
    public record Rejected(Problems problems) implements Outcome {}

    /** Reads a file; secrets come from the environment of this process. */
    public static Outcome load(Path file) {
        return load(file, System.getenv());
    }

    /** Reads a file with this environment. */
    public static Outcome load(Path file, Map<String, String> environment) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                return rejected(file.toString(), 0, "it is larger than 4MB", "is this the file?");
            }
            return read(file.toString(), folder, Files.readAllBytes(file), environment);
        } catch (NoSuchFileException missing) {
            return rejected(
                    file.toString(),
                    0,
                    "there is no such file",
                    "name another with --conf, or begin with conf/examples");
        } catch (IOException problem) {
            return rejected(
                    file.toString(),
                    0,
                    "it cannot be read: " + reason(file, problem),
                    "name another with --conf, or begin with conf/examples");
        }
    }

    /**
     * Reads the content of a file.
     *
     * @param file the name of the file in the problems
     * @param folder the start of relative paths
     */
    static Outcome read(String file, Path folder, byte[] xml, Map<String, String> environment) {
        Located root;
        try {
            root = LocatedReader.read(xml, Schema.NAMESPACE);
        } catch (XMLStreamException broken) {
            return rejected(
                    file,
                    lineOf(broken),
                    "broken XML: " + sentence(broken),
                    "the file must be well-formed XML in UTF-8");
        }
        if (!root.name().equals(Schema.ROOT)) {
            return rejected(
                    file,
                    root.line(),
                    "the root element is '" + root.name().replace("{}", "") + "'",
                    "it should be <bridgehead xmlns=\"" + Schema.NAMESPACE + "\">");
        }
        return read(file, folder, root, environment);
    }

    private static Outcome read(
            String file, Path folder, Located root, Map<String, String> environment) {
        var collector = new ProblemCollector();
        var broken = new BrokenKeys();
        ObjectNode values = new SchemaCheck(
                        Schema.published(),
                        new Substitution(environment, collector),
                        collector,
                        broken)
                .check(root);
        var maker = new PartialConfig.Maker(root, values, new Binding(collector));
        maker.resolveFiles(folder.toAbsolutePath().normalize());
        PartialConfig partial = maker.partial(broken);
        new ConfigCheck(partial, collector).check();
        Optional<Config> config = assemble(maker, partial, folder);
        Problems problems = collector.in(file);
        if (!problems.errors().isEmpty()) {
            return new Rejected(problems);
        }
        return new Loaded(
                config.orElseThrow(() -> new IllegalStateException(
                        file + " has neither an error nor all of its sections")),
                problems);
    }

    private static Optional<Config> assemble(
            PartialConfig.Maker maker, PartialConfig partial, Path folder) {
        var listener = maker.one("smtp-listener", ListenerSection.class);
        var store = maker.one("store", Config.StoreSection.class);
        var imports = maker.one("import", Config.ImportSection.class);
        var admin = maker.one("admin", Config.AdminSection.class);
        var limits = maker.one("limits", LimitsSection.class);
        if (partial.organization().isEmpty()
                || partial.site().isEmpty()
                || partial.replication().isEmpty()
                || listener.isEmpty()
                || store.isEmpty()
                || imports.isEmpty()
                || admin.isEmpty()
                || limits.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Config(
                partial.organization().get().value(),
                partial.site().get().value(),
                maker.data(folder),
                PartialConfig.values(partial.namingContexts()),
                new Config.Mail(
                        listener.get(),
                        PartialConfig.values(partial.mailboxes()),
                        PartialConfig.values(partial.connectors())),
                PartialConfig.values(partial.partners()),
                partial.replication().get().value(),
                new Config.Local(store.get(), imports.get(), admin.get(), limits.get())));
    }

    private static Rejected rejected(String file, int line, String message, String cure) {
        var collector = new ProblemCollector();
        collector.error(line, message, cure);
        return new Rejected(collector.in(file));
    }

    /** Java's own message for a folder, or for a file of another user, is no sentence. */
    private static String reason(Path file, IOException problem) {
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        return problem instanceof AccessDeniedException
                ? "it belongs to another user"
                : String.valueOf(problem.getMessage());
    }

    private static int lineOf(XMLStreamException broken) {
        return broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
    }

    /** The message of the parser without the place, which it names before and after it. */
    private static String sentence(XMLStreamException broken) {
        String message = String.valueOf(broken.getMessage());
        int said = message.indexOf(SAID);
        return message.substring(said < 0 ? 0 : said + SAID.length())
                .lines()
                .findFirst()
                .orElse(message);
    }
}
