UPDATE verification SET packed = ? WHERE site = ? AND context = ?
