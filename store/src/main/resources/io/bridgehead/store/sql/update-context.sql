UPDATE naming_context SET dn = ?, home = ?, writable_anywhere = ? WHERE id = ?
