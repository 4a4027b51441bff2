-- The stamps of all that is held of a context; the part itself where it was held before there was
-- a column for them.
SELECT fingerprint, stamps, CASE WHEN stamps IS NULL THEN packed END FROM held WHERE context = ?
