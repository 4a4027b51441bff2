INSERT INTO orphan (context, id, parent) VALUES (?, ?, ?)
