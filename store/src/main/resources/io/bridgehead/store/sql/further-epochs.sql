SELECT epoch, origin_usn FROM further_epoch WHERE id = ?
