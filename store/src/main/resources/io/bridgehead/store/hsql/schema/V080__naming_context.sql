-- The subtrees that replicate as units.
--   home    the site that masters it; null if all sites share it
CREATE CACHED TABLE naming_context (
    id BINARY(16) NOT NULL PRIMARY KEY,
    dn VARCHAR(16777216) NOT NULL,
    home VARCHAR(64),
    writable_anywhere BOOLEAN NOT NULL
);
