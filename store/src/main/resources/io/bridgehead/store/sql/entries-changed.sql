-- A page of what changed. The order names all columns of entry_by_usn, or HSQLDB sorts the whole
-- range for every page (at a million entries 547 ms instead of 4).
SELECT usn, packed FROM entry
WHERE context = ? AND usn > ? AND usn <= ?
ORDER BY context, usn
LIMIT ?
