UPDATE epoch_owner SET site = ?, server = ?, ends = ? WHERE epoch = ?
