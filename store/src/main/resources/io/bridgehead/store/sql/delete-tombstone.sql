DELETE FROM tombstone WHERE id = ?
