INSERT INTO split_part (message, ordinal, payload) VALUES (?, ?, ?)
