-- Counts and digest of each context, kept by every commit: COUNT(*) reads the table.
CREATE CACHED TABLE totals (
    context BINARY(16) NOT NULL PRIMARY KEY,
    live BIGINT NOT NULL,
    tombstones BIGINT NOT NULL,
    digest_high BIGINT NOT NULL,
    digest_low BIGINT NOT NULL,
    last_usn BIGINT NOT NULL
);
