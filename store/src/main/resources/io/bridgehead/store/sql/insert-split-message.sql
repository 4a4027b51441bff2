INSERT INTO split_message (message, total, sha256, expires, parts, bytes) VALUES (?, ?, ?, ?, 0, 0)
