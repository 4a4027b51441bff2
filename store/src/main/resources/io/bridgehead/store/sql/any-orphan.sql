-- Whether there is anything to tidy up at all. Asked once per commit.
SELECT id FROM orphan LIMIT 1
