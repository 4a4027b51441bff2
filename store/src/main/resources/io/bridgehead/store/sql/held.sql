-- By held_by_context, so in the order of arrival.
SELECT number, site, reason, awaits, since, packed, partial FROM held WHERE context = ?
ORDER BY context, number LIMIT ?
