INSERT INTO message_part (total, sha256, expires, payload, message, ordinal)
VALUES (?, ?, ?, ?, ?, ?)
