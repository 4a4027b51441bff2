-- Those with one highest USN.
SELECT further_epoch.origin_usn, entry.usn, entry.packed
FROM further_epoch JOIN entry ON entry.id = further_epoch.id
WHERE further_epoch.epoch = ? AND further_epoch.context = ? AND further_epoch.origin_usn = ?
    AND further_epoch.id > ?
ORDER BY further_epoch.epoch, further_epoch.context, further_epoch.origin_usn, further_epoch.id
LIMIT ?
