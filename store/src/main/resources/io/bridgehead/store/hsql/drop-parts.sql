DELETE FROM message_part WHERE message = ?
