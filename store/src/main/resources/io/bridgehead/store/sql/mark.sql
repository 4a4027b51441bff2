SELECT usn, chain FROM mark WHERE usn = ?
