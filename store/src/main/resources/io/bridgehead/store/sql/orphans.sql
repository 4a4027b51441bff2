-- A page of the orphans of a context, by the primary key of orphan.
SELECT entry.usn, entry.packed
FROM orphan JOIN entry ON entry.id = orphan.id
WHERE orphan.context = ? AND orphan.id > ?
ORDER BY orphan.context, orphan.id
LIMIT ?
