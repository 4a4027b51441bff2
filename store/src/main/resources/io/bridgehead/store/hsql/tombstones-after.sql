-- Tombstones of a context in the order of their deletion, those after a given time.
SELECT usn, packed FROM entry
WHERE context = ? AND deleted_at > ?
ORDER BY context, deleted_at, id
LIMIT ?
