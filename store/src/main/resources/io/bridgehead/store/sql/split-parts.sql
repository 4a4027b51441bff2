SELECT payload FROM split_part WHERE message = ? ORDER BY message, ordinal
