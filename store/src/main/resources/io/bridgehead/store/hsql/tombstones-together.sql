-- Those deleted at the very time of a given one that follow it. As with the children: HSQLDB does not
-- seek in an index by a comparison of rows, so a page is asked for in two steps.
SELECT usn, packed FROM entry
WHERE context = ? AND deleted_at = ? AND id > ?
ORDER BY context, deleted_at, id
LIMIT ?
