INSERT INTO tombstone (id, context, deleted_at) VALUES (?, ?, ?)
