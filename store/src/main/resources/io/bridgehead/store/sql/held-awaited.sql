-- By held_by_awaits, once for each of the few epochs known: what need not wait any longer. And what
-- was held before there was a column for what it awaits.
SELECT held.number, held.site, held.reason, held.awaits, held.since, held.packed, held.partial
FROM epoch_owner JOIN held ON held.awaits = epoch_owner.epoch
UNION ALL
SELECT number, site, reason, awaits, since, packed, partial FROM held WHERE awaits IS NULL
LIMIT ?
