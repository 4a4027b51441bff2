INSERT INTO held (fingerprint, context, site, reason, since, packed) VALUES (?, ?, ?, ?, ?, ?)
