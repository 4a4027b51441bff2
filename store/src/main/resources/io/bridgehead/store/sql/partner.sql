SELECT packed FROM partner WHERE site = ?
