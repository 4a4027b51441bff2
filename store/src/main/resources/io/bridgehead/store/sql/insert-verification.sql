INSERT INTO verification (packed, site, context) VALUES (?, ?, ?)
