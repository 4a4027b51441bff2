SELECT number, site, message_id, topic, kind, created, expires, bytes, attempts, due, trouble
FROM letter WHERE expires < ? ORDER BY expires
