-- Entries created in an epoch, by entry_by_origin.
SELECT usn, packed FROM entry
WHERE origin = ? AND id > ?
ORDER BY origin, id
LIMIT ?
