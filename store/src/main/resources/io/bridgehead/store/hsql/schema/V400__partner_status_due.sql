-- When the next status is due. Null until the first start after this column was added has filled it.
ALTER TABLE partner ADD COLUMN status_due BINARY(12);
