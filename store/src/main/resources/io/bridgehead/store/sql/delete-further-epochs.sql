-- Only a salvage removes an entry, and then these rows go with it.
DELETE FROM further_epoch WHERE id = ?
