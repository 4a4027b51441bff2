-- A page of entries by the primary key, of all contexts: with the context among the conditions HSQLDB
-- takes an index that begins with it, and sorts the whole context for every page.
SELECT id, context, below, digest_high, digest_low FROM entry
WHERE id > ? AND id <= ?
ORDER BY id
LIMIT ?
