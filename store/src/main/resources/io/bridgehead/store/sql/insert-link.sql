INSERT INTO link (packed, site, context) VALUES (?, ?, ?)
