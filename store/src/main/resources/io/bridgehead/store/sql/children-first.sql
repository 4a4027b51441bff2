-- The first page of what stands below a parent, in the order of entry_by_place.
SELECT usn, packed FROM entry
WHERE below = ?
ORDER BY below, rdn_key, created, id
LIMIT ?
