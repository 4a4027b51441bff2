INSERT INTO totals (live, tombstones, digest_high, digest_low, last_usn, context)
VALUES (?, ?, ?, ?, ?, ?)
