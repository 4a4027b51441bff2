INSERT INTO further_epoch (id, epoch) VALUES (?, ?)
