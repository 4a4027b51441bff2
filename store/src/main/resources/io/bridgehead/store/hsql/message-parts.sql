SELECT message, ordinal, total, sha256, expires, payload
FROM message_part WHERE message = ? ORDER BY message, ordinal
