UPDATE message_part SET total = ?, sha256 = ?, expires = ?, payload = ? WHERE message = ? AND ordinal = ?
