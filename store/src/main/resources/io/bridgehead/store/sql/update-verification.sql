UPDATE verification SET packed = ?, ask_due = ? WHERE site = ? AND context = ?
