SELECT id, dn, home, writable_anywhere FROM naming_context WHERE id = ?
