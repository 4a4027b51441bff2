-- By held_by_reason; no further than anybody wants to know.
SELECT COUNT(*) FROM (
    SELECT number FROM held WHERE reason = ? AND context = ? LIMIT ?) AS counted
