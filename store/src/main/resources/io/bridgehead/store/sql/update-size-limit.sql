UPDATE size_limit SET bytes = ?, refused = ?, since = ?, words = ? WHERE connector = ? AND site = ?
