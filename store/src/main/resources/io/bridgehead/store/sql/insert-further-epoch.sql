INSERT INTO further_epoch (id, epoch, context, origin_usn) VALUES (?, ?, ?, ?)
