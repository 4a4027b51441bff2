-- When to ask for the scope; a time that never comes if it is not on offer. Null until the first start
-- after this column was added has filled it; so are the next three.
ALTER TABLE link ADD COLUMN ask_due BINARY(12);
