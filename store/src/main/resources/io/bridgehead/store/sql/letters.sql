SELECT number, site, message_id, topic, kind, created, expires, bytes, attempts, due, trouble
FROM letter WHERE number > 0 ORDER BY number LIMIT ?
