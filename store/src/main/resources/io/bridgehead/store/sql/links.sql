SELECT packed FROM link WHERE site = ? ORDER BY site, context
