-- The up-to-dateness vector of each context, packed, without our own epoch. Not a column of
-- naming_context: mail about a context may arrive before the context is known.
CREATE CACHED TABLE vector (
    context BINARY(16) NOT NULL PRIMARY KEY,
    packed VARBINARY(268435456) NOT NULL
);
