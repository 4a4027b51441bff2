SELECT packed FROM vector WHERE context = ?
