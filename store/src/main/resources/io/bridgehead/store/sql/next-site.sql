-- The next site, by name, for which a letter waits: one step in letter_by_site, however many wait.
SELECT site FROM letter WHERE site > ? ORDER BY site, number LIMIT 1
