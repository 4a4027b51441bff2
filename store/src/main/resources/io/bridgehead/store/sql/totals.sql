SELECT live, tombstones, digest_high, digest_low, last_usn FROM totals WHERE context = ?
