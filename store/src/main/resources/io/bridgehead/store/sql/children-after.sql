-- Those below a parent whose names follow a given one, in the order of entry_by_place.
SELECT usn, packed FROM entry
WHERE below = ? AND rdn_key > ?
ORDER BY below, rdn_key, created, id
LIMIT ?
