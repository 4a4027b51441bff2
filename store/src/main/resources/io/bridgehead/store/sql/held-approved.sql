-- By held_by_reason: what the operator has approved, to be applied next.
SELECT number, site, reason, awaits, since, packed, partial FROM held WHERE reason = 'APPROVED'
ORDER BY reason, context, number LIMIT ?
