UPDATE partner SET packed = ? WHERE site = ?
