INSERT INTO entry (context, usn, below, deleted, rdn_key, created, origin, origin_usn, digest_high, digest_low,
    packed, id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
