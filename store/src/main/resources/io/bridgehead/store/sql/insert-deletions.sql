INSERT INTO deletions (since, live, deleted, context) VALUES (?, ?, ?, ?)
