INSERT INTO size_limit (bytes, refused, since, words, connector, site) VALUES (?, ?, ?, ?, ?, ?)
