UPDATE epoch_owner SET site = ?, server = ? WHERE epoch = ?
