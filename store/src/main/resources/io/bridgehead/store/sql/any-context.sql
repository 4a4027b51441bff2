-- Whether the founding, whose last act is to write the contexts, came to its end.
SELECT id FROM naming_context LIMIT 1
