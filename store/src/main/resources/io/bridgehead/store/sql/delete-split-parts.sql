DELETE FROM split_part WHERE message = ?
