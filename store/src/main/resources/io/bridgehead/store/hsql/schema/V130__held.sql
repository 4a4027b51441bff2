-- Parts of entries that have arrived but may not be applied yet. Two different parts of one entry
-- are two rows; the same part held again is one.
--   number       the order of arrival
--   fingerprint  SHA-256 over all of it: what makes two held parts the same
CREATE CACHED TABLE held (
    number BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 1) PRIMARY KEY,
    fingerprint BINARY(32) NOT NULL,
    context BINARY(16) NOT NULL,
    site VARCHAR(64) NOT NULL,
    reason VARCHAR(64) NOT NULL,
    since BINARY(12) NOT NULL,
    packed VARBINARY(268435456) NOT NULL
);
CREATE UNIQUE INDEX held_by_fingerprint ON held (fingerprint);
CREATE INDEX held_by_context ON held (context, number);
