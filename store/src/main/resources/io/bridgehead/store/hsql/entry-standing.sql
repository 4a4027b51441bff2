-- What a change needs to know of the row it replaces, without unpacking it.
SELECT below, deleted, deleted_at IS NOT NULL, digest_high, digest_low FROM entry WHERE id = ?
