-- Who this database is: exactly one row, written by init. Its absence means that init did not end.
CREATE CACHED TABLE identity (
    organization BINARY(16) NOT NULL PRIMARY KEY,
    base VARCHAR(65536) NOT NULL,
    site VARCHAR(64) NOT NULL,
    server VARCHAR(64) NOT NULL,
    epoch BINARY(16) NOT NULL
);
