INSERT INTO mark (usn, chain) VALUES (?, ?)
