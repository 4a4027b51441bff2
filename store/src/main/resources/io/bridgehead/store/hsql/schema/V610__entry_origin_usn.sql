-- The highest USN of the epoch of its creation in the stamps of an entry: it answers "what did that epoch
-- write beyond this USN", which a site asks after a restore. An entry written before this column has the
-- greatest number there is: it may lie beyond any USN, so it is read and looked at, and never missed.
ALTER TABLE entry ADD COLUMN IF NOT EXISTS origin_usn BIGINT DEFAULT 9223372036854775807 NOT NULL;
DROP INDEX entry_by_origin IF EXISTS;
CREATE INDEX entry_by_origin ON entry (origin, context, origin_usn, id);
