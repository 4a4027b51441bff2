SELECT packed FROM verification WHERE site = ? AND context = ?
