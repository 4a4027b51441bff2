-- Those below a parent that bear one name and follow a given one; nearly always none. HSQLDB
-- does not seek in an index by a comparison of rows, so a page is asked for in two steps.
SELECT usn, packed FROM entry
WHERE below = ? AND rdn_key = ? AND (created > ? OR created = ? AND id > ?)
ORDER BY below, rdn_key, created, id
LIMIT ?
