-- Whose database an epoch is or was a life of. Rows are never deleted.
CREATE CACHED TABLE epoch_owner (
    epoch BINARY(16) NOT NULL PRIMARY KEY,
    site VARCHAR(64) NOT NULL,
    server VARCHAR(64) NOT NULL
);
