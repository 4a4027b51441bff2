DELETE FROM split_message WHERE message = ?
