-- What to send to a site now, in the order of posting. It walks along letter_by_site and stops at
-- the limit, so that a long queue that is all due costs no more than a short one; an index on due
-- would tempt HSQLDB to collect and sort all of it at every turn.
SELECT number, site, message_id, topic, kind, created, expires, bytes, attempts, due, trouble
FROM letter
WHERE site = ? AND due <= ? AND expires >= ?
ORDER BY site, number
LIMIT ?
