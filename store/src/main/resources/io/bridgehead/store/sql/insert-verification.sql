INSERT INTO verification (packed, ask_due, site, context) VALUES (?, ?, ?, ?)
