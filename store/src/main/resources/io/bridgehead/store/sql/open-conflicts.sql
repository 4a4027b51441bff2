-- What the status counts, by conflict_open; no further than anybody wants to know.
SELECT COUNT(*) FROM (SELECT number FROM conflict WHERE settled = FALSE LIMIT ?) AS counted
