-- What a change needs to know of the row it replaces, without unpacking it.
SELECT below, deleted, digest_high, digest_low FROM entry WHERE id = ?
