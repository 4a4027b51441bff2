-- When an entry was deleted, as hybrid time, as long as something is left beneath its tombstone, so that
-- the longest deleted are found first. Those of a database older than this column count as the longest.
ALTER TABLE entry ADD COLUMN deleted_at BIGINT;
UPDATE entry SET deleted_at = 0 WHERE deleted;
CREATE INDEX entry_by_deletion ON entry (context, deleted_at, id);
