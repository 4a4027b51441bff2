-- The outbox: letters that wait to be sent. The payload stands in a table of its own, because the
-- sender looks through the waiting letters in their order at every turn, and a megabyte in each row
-- would pass through memory only to be skipped.
--   number  the order of posting; never used again
--   topic   a newer letter to the same site on the same topic replaces an older one; may be empty
--   due     when to try next
--   trouble what the last try ended with; empty before the first
CREATE CACHED TABLE letter (
    number BIGINT NOT NULL PRIMARY KEY,
    site VARCHAR(64) NOT NULL,
    message_id VARCHAR(65536) NOT NULL,
    topic VARCHAR(65536) NOT NULL,
    kind VARCHAR(1024) NOT NULL,
    created BINARY(12) NOT NULL,
    expires BINARY(12) NOT NULL,
    attempts INTEGER NOT NULL,
    due BINARY(12) NOT NULL,
    trouble VARCHAR(16777216) NOT NULL
);
CREATE INDEX letter_by_site ON letter (site, number);
CREATE INDEX letter_by_topic ON letter (site, topic);
CREATE INDEX letter_by_expiry ON letter (expires);
