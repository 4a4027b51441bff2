INSERT INTO held (fingerprint, context, site, reason, awaits, since, part, stamps, packed, partial)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
