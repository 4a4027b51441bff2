UPDATE deletions SET since = ?, live = ?, deleted = ? WHERE context = ?
