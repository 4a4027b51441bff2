package io.bridgehead.gateway.demo;

import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.ConfigLoader;
import io.bridgehead.gateway.config.ConfigLoader.Loaded;
import io.bridgehead.gateway.config.ConfigLoader.Rejected;
import io.bridgehead.gateway.ldif.ImportOptions;
import io.bridgehead.gateway.ldif.LdifImport;
import io.bridgehead.gateway.process.Founding;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Progress;
import io.bridgehead.store.Store;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Prepares the sites before any gateway runs: configurations, databases, and the entries that each site
 * begins with. So the copy that follows is a full copy and nothing else.
 */
final class DemoSetup {
    private final DemoOptions options;
    private final Console console;

    DemoSetup(DemoOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    /** Sites A, B, C and so on, each with a folder and a free port of its own. */
    static List<DemoSite> sites(int count, Path folder) {
        List<DemoSite> sites = new ArrayList<>();
        try {
            for (int port : FreePorts.find(count)) {
                String name = String.valueOf((char) ('A' + sites.size()));
                sites.add(new DemoSite(name, folder.resolve(name), port));
            }
            return sites;
        } catch (IOException e) {
            throw new DemoException("cannot find ports: " + e.getMessage(), e);
        }
    }

    void prepare(List<DemoSite> sites) {
        UUID organization = UUID.randomUUID();
        for (DemoSite site : sites) {
            try {
                Files.createDirectories(site.folder());
                Files.writeString(
                        site.conf(), DemoConf.of(organization, site, site.neighbours(sites)));
                prepare(site, options.ldif().isEmpty() || site.equals(sites.get(0)));
            } catch (IOException e) {
                throw new DemoException("cannot prepare site " + site.name() + ": " + e, e);
            }
        }
    }

    private void prepare(DemoSite site, boolean filled) throws IOException {
        Config config = config(site);
        Founding.found(config, Clock.systemUTC());
        if (filled) {
            Path file = options.ldif().isPresent() ? options.ldif().get() : people(site);
            try (Store store = Founding.open(config)) {
                load(site, store, file);
            }
        }
    }

    private Path people(DemoSite site) throws IOException {
        try (Writer out = Files.newBufferedWriter(site.ldif())) {
            new People(site.name(), site.dn()).write(options.entries(), out);
        }
        return site.ldif();
    }

    private void load(DemoSite site, Store store, Path file) {
        LdifImport.Result result;
        try (Progress progress = console.progress("import at " + site.name())) {
            result = new LdifImport(
                            store,
                            ImportOptions.DEFAULT,
                            Clock.systemUTC(),
                            step -> progress.show(
                                    step.records(),
                                    options.ldif().isPresent() ? 0 : options.entries(),
                                    step.phase().name().toLowerCase(Locale.ROOT) + ", "
                                            + Formats.count(step.records(), "entry", "entries")))
                    .run(() -> Files.newInputStream(file));
        }
        if (result.refused() > 0) {
            throw new DemoException(file + " cannot be imported at " + site.name()
                    + ", where entries must lie below " + site.dn() + ": "
                    + result.problems().get(0));
        }
    }

    private static Config config(DemoSite site) {
        ConfigLoader.Outcome outcome = ConfigLoader.load(site.conf());
        if (outcome instanceof Rejected rejected) {
            throw new IllegalStateException(rejected.problems().toString());
        }
        return ((Loaded) outcome).config();
    }
}
