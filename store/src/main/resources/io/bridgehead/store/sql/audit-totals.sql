-- The totals of all contexts.
SELECT live, tombstones, digest_high, digest_low, last_usn, context FROM totals
