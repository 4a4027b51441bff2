UPDATE partner SET packed = ?, status_due = ? WHERE site = ?
