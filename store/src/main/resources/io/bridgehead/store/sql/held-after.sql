-- What an operator pages through.
SELECT number, site, reason, awaits, since, packed, partial FROM held WHERE number > ?
ORDER BY number LIMIT ?
