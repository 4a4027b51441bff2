UPDATE carried SET begun = ?, bytes = ? WHERE connector = ?
