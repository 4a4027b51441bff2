-- The parent lives (again): its children are no orphans any more.
DELETE FROM orphan WHERE parent = ?
