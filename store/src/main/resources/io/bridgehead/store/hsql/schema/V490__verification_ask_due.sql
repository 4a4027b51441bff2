-- When to ask again; a time that never comes if the comparison has ended. Null until the first start
-- after this column was added has filled it.
ALTER TABLE verification ADD COLUMN ask_due BINARY(12);
