-- The first statement of every transaction: a snapshot begins with it.
SELECT usn, hybrid_time, mark, letter FROM counter
