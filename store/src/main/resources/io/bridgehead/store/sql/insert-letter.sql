INSERT INTO letter
    (number, site, message_id, topic, kind, created, expires, bytes, attempts, due, trouble)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, '')
