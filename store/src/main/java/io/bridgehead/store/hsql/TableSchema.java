package io.bridgehead.store.hsql;

import io.bridgehead.store.StoreException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.hsqldb.jdbc.JDBCDataSource;

/** The tables of the database in {@code folder}, which {@code url} opens. */
record TableSchema(Path folder, String url) {
    private static final String SCHEMA = "classpath:io/bridgehead/store/hsql/schema";

    /**
     * Brings the tables to the version of this program; whether there was anything to do. Throws {@link
     * StoreException} if they are newer.
     */
    boolean migrate() {
        JDBCDataSource source = new JDBCDataSource();
        source.setUrl(url);
        source.setUser("SA");
        source.setPassword("");
        Flyway flyway = Flyway.configure().dataSource(source).locations(SCHEMA).load();
        refuseNewer(flyway.info());
        return flyway.migrate().migrationsExecuted > 0;
    }

    /**
     * A newer program may keep things in the tables that this one would overwrite or leave out, so an
     * older program does not touch them.
     */
    private void refuseNewer(MigrationInfoService schema) {
        Optional<MigrationVersion> found = latest(Stream.of(schema.applied()));
        Optional<MigrationVersion> known =
                latest(Stream.of(schema.all()).filter(each -> each.getState().isResolved()));
        if (found.isPresent() && (known.isEmpty() || found.get().isNewerThan(known.get()))) {
            throw new StoreException("the database in " + folder + " has schema version "
                    + found.get() + ", and this program knows versions up to "
                    + known.map(MigrationVersion::toString).orElse("none")
                    + ": a newer program has used it. Start that program again, or restore a backup"
                    + " that was made before");
        }
    }

    private static Optional<MigrationVersion> latest(Stream<MigrationInfo> migrations) {
        return migrations
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
