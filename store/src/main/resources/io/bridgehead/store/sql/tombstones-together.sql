-- Tombstones that were deleted at the same time as a given one and follow it. As with the children: HSQLDB does not
-- seek in an index by a comparison of rows, so a page is asked for in two steps.
SELECT entry.usn, entry.packed
FROM tombstone JOIN entry ON entry.id = tombstone.id
WHERE tombstone.context = ? AND tombstone.deleted_at = ? AND tombstone.id > ?
ORDER BY tombstone.context, tombstone.deleted_at, tombstone.id
LIMIT ?
