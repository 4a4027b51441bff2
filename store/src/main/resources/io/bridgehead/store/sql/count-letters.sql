-- Counts an index of narrow rows; the queue is thousands at most.
SELECT COUNT(*) FROM letter
