-- Tombstones of a context in the order of their deletion, those after a given time.
SELECT entry.usn, entry.packed
FROM tombstone JOIN entry ON entry.id = tombstone.id
WHERE tombstone.context = ? AND tombstone.deleted_at > ?
ORDER BY tombstone.context, tombstone.deleted_at, tombstone.id
LIMIT ?
