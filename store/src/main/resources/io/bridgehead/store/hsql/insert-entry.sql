INSERT INTO entry (context, usn, below, deleted, deleted_at, rdn_key, created, origin, digest_high, digest_low, packed, id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
