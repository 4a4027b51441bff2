-- For people, who read from the start or a page further; a large offset is allowed to be slow.
SELECT entry, register, winner, loser, kept, lost FROM conflict ORDER BY number OFFSET ? LIMIT ?
