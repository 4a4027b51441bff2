-- The latest changes of a context, the newest first: entry_by_context read backwards.
SELECT usn, packed FROM entry
WHERE context = ?
ORDER BY context DESC, usn DESC
LIMIT ?
