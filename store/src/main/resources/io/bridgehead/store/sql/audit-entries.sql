-- A page of whole rows by the primary key, of all contexts, for the audit.
SELECT id, context, usn, below, deleted, digest_high, digest_low, packed FROM entry
WHERE id > ? AND id <= ?
ORDER BY id
LIMIT ?
