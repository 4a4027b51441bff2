SELECT usn, packed FROM entry WHERE id = ?
