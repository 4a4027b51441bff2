-- What an operator pages through.
SELECT number, site, reason, awaits, since, packed FROM held WHERE number > ?
ORDER BY number LIMIT ?
