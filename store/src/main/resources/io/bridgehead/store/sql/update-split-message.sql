UPDATE split_message SET parts = ?, bytes = ? WHERE message = ?
