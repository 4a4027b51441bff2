SELECT site, server FROM epoch_owner WHERE epoch = ?
