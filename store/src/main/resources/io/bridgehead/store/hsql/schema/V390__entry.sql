-- What V300 added is in table tombstone now.
DROP INDEX entry_by_deletion;
ALTER TABLE entry DROP COLUMN deleted_at;
