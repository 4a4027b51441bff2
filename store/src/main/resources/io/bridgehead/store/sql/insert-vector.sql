INSERT INTO vector (packed, context) VALUES (?, ?)
