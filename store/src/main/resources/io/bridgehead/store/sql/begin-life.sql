-- A restore, or a set-back noticed: the database is the same, its USNs count on, its epoch is new.
UPDATE identity SET epoch = ?
