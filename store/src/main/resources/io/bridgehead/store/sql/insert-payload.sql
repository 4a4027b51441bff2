INSERT INTO letter_payload (number, payload) VALUES (?, ?)
