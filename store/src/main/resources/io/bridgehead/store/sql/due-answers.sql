-- Answers that may go on, by link_by_answer_due. Links that owe no answer have a time that never comes.
SELECT answer_due, site, context FROM link
WHERE answer_due <= ?
ORDER BY answer_due, site, context
LIMIT ?
