UPDATE link SET packed = ? WHERE site = ? AND context = ?
