DELETE FROM size_limit WHERE connector = ? AND site = ?
