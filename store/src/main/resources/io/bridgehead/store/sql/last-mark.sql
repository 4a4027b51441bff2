-- The primary key backwards from the end of the range: one step.
SELECT usn, chain FROM mark WHERE usn > ? AND usn <= ? ORDER BY usn DESC LIMIT 1
