INSERT INTO epoch_owner (site, server, ends, epoch) VALUES (?, ?, ?, ?)
