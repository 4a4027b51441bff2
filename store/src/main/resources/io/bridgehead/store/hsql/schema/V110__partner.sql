-- All we remember of a partner as a whole, packed: it is read and replaced whole.
CREATE CACHED TABLE partner (
    site VARCHAR(64) NOT NULL PRIMARY KEY,
    packed VARBINARY(268435456) NOT NULL
);
