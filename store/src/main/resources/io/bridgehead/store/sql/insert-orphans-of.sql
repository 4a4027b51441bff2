-- The parent lives no more: what stands below it has lost its place. Context roots never do, and
-- those that the same commit wrote are orphans already.
INSERT INTO orphan (context, id, parent)
SELECT context, id, below FROM entry
WHERE below = ? AND id <> context AND id NOT IN (SELECT id FROM orphan WHERE parent = ?)
