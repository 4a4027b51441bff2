INSERT INTO partner (packed, site) VALUES (?, ?)
