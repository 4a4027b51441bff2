-- Only a salvage removes an entry, if its bytes cannot be read.
DELETE FROM entry WHERE id = ?
