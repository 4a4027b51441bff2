-- How much the database has, for the check file. Read after each commit: one row, and one for each
-- context.
SELECT usn, mark, (SELECT SUM(live) FROM totals) FROM counter
