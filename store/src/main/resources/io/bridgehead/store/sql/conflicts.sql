-- Read from the start, or a page further, by the primary key.
SELECT number, entry, register, winner, loser, kept, lost, loss, settled FROM conflict
WHERE number > ? ORDER BY number LIMIT ?
