-- What was lost, whole, so that it can be written anew, and whether somebody has settled the matter.
--   loss  the registers that lost, as a packed part of their entry; empty in rows older than this
ALTER TABLE conflict ADD COLUMN loss VARBINARY(268435456) DEFAULT X'' NOT NULL;
ALTER TABLE conflict ADD COLUMN settled BOOLEAN DEFAULT FALSE NOT NULL;
CREATE INDEX conflict_open ON conflict (settled, number);
