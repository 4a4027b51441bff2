INSERT INTO link (packed, ask_due, answer_due, tells_after, next_tell, site, context)
VALUES (?, ?, ?, ?, ?, ?, ?)
