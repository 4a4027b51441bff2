INSERT INTO epoch_owner (site, server, epoch) VALUES (?, ?, ?)
