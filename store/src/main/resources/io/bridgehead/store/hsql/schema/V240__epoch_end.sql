-- Through which USN the changes of an epoch may be claimed; beyond it, two may have the same USN,
-- because the database was set back in that epoch. The greatest number there is: no such end.
ALTER TABLE epoch_owner ADD COLUMN ends BIGINT DEFAULT 9223372036854775807 NOT NULL;
