-- By held_by_context, so in the order of arrival.
SELECT site, reason, since, packed FROM held WHERE context = ? ORDER BY context, number LIMIT ?
