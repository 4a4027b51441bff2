SELECT message, total, sha256, expires, parts, bytes FROM split_message WHERE message = ?
