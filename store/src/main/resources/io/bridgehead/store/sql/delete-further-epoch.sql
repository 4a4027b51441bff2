DELETE FROM further_epoch WHERE id = ? AND epoch = ?
