SELECT message, total, sha256, expires, parts, bytes FROM split_message WHERE number > 0 ORDER BY number
