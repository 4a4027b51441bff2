-- What the delete brake counts: entries of a context that partners have deleted here since a moment,
-- and how many lived then. At most one row for each context.
CREATE CACHED TABLE deletions (
    context BINARY(16) NOT NULL PRIMARY KEY,
    since BINARY(12) NOT NULL,
    live BIGINT NOT NULL,
    deleted BIGINT NOT NULL
);
