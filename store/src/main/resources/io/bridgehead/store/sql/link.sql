SELECT packed FROM link WHERE site = ? AND context = ?
