-- The hash chain of our history at some USNs (class MarkPolicy): the proof that a partner's cursor
-- was made in this history and not in one that a rollback undid. usn 0 is where the epoch begins.
CREATE CACHED TABLE mark (
    usn BIGINT NOT NULL PRIMARY KEY,
    chain BIGINT NOT NULL
);
