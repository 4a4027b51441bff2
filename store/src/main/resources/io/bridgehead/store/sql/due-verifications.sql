-- Comparisons to go on with, the earliest first. Those that have ended have a time that never comes.
SELECT ask_due, site, context FROM verification
WHERE ask_due <= ?
ORDER BY ask_due, site, context
LIMIT ?
