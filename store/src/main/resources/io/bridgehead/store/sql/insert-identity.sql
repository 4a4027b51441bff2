-- The last thing init does: a database without it is not finished.
INSERT INTO identity (organization, base, site, server, epoch) VALUES (?, ?, ?, ?, ?)
