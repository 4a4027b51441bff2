SELECT packed FROM verification ORDER BY site, context
