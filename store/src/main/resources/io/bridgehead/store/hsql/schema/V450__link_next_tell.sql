-- When news may be told.
ALTER TABLE link ADD COLUMN next_tell BINARY(12);
