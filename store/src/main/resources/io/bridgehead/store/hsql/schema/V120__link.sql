-- All we remember of one context with one partner, both ways, packed: cursor, requests, credit. It
-- commits together with what the mail changed, which is the fourth of the laws.
CREATE CACHED TABLE link (
    site VARCHAR(64) NOT NULL,
    context BINARY(16) NOT NULL,
    packed VARBINARY(268435456) NOT NULL,
    PRIMARY KEY (site, context)
);
