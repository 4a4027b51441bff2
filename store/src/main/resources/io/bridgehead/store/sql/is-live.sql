SELECT id FROM entry WHERE id = ? AND below IS NOT NULL
