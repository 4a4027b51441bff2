INSERT INTO counter (usn, hybrid_time, mark, letter) VALUES (?, ?, ?, ?)
