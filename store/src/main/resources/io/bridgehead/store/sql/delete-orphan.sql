DELETE FROM orphan WHERE context = ? AND id = ?
