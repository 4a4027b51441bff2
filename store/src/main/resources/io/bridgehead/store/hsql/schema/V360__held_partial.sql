-- Whether attributes may have been left out of a held part that were written in the same stamps, because
-- the partner that sent it is not told them: to apply it is not to have those stamps.
ALTER TABLE held ADD COLUMN partial BOOLEAN DEFAULT FALSE NOT NULL;
