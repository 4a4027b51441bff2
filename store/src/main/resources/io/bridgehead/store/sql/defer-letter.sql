UPDATE letter SET attempts = attempts + 1, due = ?, trouble = ? WHERE number = ?
