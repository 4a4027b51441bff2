-- Partners to whom a status is due, the earliest first. The last column is the id that stands for the
-- partner as a whole.
SELECT status_due, site, X'00000000000000000000000000000000' FROM partner
WHERE status_due <= ?
ORDER BY status_due, site
LIMIT ?
