UPDATE totals SET live = ?, tombstones = ?, digest_high = ?, digest_low = ?, last_usn = ?
WHERE context = ?
