INSERT INTO partner (packed, status_due, site) VALUES (?, ?, ?)
