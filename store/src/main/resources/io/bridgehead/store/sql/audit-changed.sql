-- Ids of the entries of a context that changed after a USN.
SELECT id FROM entry WHERE context = ? AND usn > ? ORDER BY context, usn LIMIT ?
