-- What was last compared with a partner, a context a row, packed: it is read and replaced whole.
CREATE CACHED TABLE verification (
    site VARCHAR(64) NOT NULL,
    context BINARY(16) NOT NULL,
    packed VARBINARY(268435456) NOT NULL,
    PRIMARY KEY (site, context)
);
