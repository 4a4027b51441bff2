SELECT epoch FROM further_epoch WHERE id = ?
