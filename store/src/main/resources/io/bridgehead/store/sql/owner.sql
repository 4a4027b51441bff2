SELECT epoch, site, server, ends FROM epoch_owner WHERE epoch = ?
