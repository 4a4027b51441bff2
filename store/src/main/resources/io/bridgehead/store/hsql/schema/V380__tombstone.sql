-- Tombstones beneath which something is left: they are listed, and one day collected, in the order of
-- their deletion. A table of their own, since HSQLDB takes the first index that begins with the context:
-- in table entry it read all of a context to find the longest deleted, with every mail.
CREATE CACHED TABLE tombstone (
    id BINARY(16) NOT NULL PRIMARY KEY,
    context BINARY(16) NOT NULL,
    deleted_at BIGINT NOT NULL
);
CREATE INDEX tombstone_by_deletion ON tombstone (context, deleted_at, id);
INSERT INTO tombstone (id, context, deleted_at)
    SELECT id, context, deleted_at FROM entry WHERE deleted_at IS NOT NULL;
