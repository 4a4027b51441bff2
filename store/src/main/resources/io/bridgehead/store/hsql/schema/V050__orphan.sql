-- Live entries, other than context roots, whose parent is not live here: it was deleted, or has not
-- arrived. Nearly always empty. Kept by every commit, because finding them by a join would read
-- the whole context.
CREATE CACHED TABLE orphan (
    context BINARY(16) NOT NULL,
    id BINARY(16) NOT NULL,
    parent BINARY(16) NOT NULL,
    PRIMARY KEY (context, id)
);
CREATE INDEX orphan_by_parent ON orphan (parent);
