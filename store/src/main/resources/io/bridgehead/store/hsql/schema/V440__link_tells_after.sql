-- A change of the context with a USN above this is news to the partner. The highest number there is, if
-- the partner does not want to be told, or has given no credit.
ALTER TABLE link ADD COLUMN tells_after BIGINT;
