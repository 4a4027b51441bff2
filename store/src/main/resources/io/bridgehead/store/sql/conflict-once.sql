-- Whether exactly this conflict is in the log already, by conflict_once.
SELECT number FROM conflict
WHERE entry = ? AND register = ? AND winner = ? AND loser = ?
