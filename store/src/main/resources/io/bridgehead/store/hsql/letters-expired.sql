SELECT number, site, message_id, topic, kind, created, expires, attempts, due, trouble
FROM letter WHERE expires < ? ORDER BY expires
