-- Entries created in an epoch, by the highest USN of that epoch in them, by entry_by_origin.
SELECT origin_usn, usn, packed FROM entry
WHERE origin = ? AND context = ? AND origin_usn > ?
ORDER BY origin, context, origin_usn, id
LIMIT ?
