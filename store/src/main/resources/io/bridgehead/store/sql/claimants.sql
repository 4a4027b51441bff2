-- Who claims a name below a parent, the oldest first: one lookup in entry_by_place.
SELECT usn, packed FROM entry
WHERE below = ? AND rdn_key = ?
ORDER BY below, rdn_key, created, id
