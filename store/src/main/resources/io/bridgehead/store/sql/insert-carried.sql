INSERT INTO carried (begun, bytes, connector) VALUES (?, ?, ?)
