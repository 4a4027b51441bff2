-- The same for the other epochs that occur in an entry.
ALTER TABLE further_epoch ADD COLUMN IF NOT EXISTS context BINARY(16);
UPDATE further_epoch SET context = (SELECT entry.context FROM entry WHERE entry.id = further_epoch.id);
DELETE FROM further_epoch WHERE context IS NULL;
ALTER TABLE further_epoch ALTER COLUMN context SET NOT NULL;
ALTER TABLE further_epoch ADD COLUMN IF NOT EXISTS origin_usn BIGINT DEFAULT 9223372036854775807 NOT NULL;
DROP INDEX further_epoch_by_epoch IF EXISTS;
CREATE INDEX further_epoch_by_epoch ON further_epoch (epoch, context, origin_usn, id);
