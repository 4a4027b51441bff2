SELECT id, dn, home, writable_anywhere FROM naming_context ORDER BY id
