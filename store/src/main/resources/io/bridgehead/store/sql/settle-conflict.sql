UPDATE conflict SET settled = TRUE WHERE number = ?
