INSERT INTO naming_context (dn, home, writable_anywhere, id) VALUES (?, ?, ?, ?)
