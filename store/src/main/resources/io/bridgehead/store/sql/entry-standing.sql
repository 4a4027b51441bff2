-- What a change needs to know of the row it replaces, without unpacking it.
SELECT below, deleted, EXISTS (SELECT id FROM tombstone WHERE tombstone.id = entry.id), digest_high, digest_low
FROM entry WHERE id = ?
