-- Scopes to ask for, the earliest first, by link_by_ask_due. No packed row is read.
SELECT ask_due, site, context FROM link
WHERE ask_due <= ?
ORDER BY ask_due, site, context
LIMIT ?
