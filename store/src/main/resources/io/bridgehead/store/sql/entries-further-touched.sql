-- Entries created elsewhere in which an epoch occurs, by further_epoch_by_epoch.
SELECT entry.usn, entry.packed
FROM further_epoch JOIN entry ON entry.id = further_epoch.id
WHERE further_epoch.epoch = ? AND further_epoch.id > ?
ORDER BY further_epoch.epoch, further_epoch.id
LIMIT ?
