-- The beginning of time if a page of an answer may go now, else a time that never comes.
ALTER TABLE link ADD COLUMN answer_due BINARY(12);
