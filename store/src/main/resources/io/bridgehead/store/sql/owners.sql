SELECT epoch, site, server, ends FROM epoch_owner ORDER BY epoch
