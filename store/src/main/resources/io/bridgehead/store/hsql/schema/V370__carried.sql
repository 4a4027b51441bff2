-- What each connector has carried on its latest day, in all: a daily limit is not given out twice by a
-- restart. One row for each connector that has ever carried anything.
CREATE CACHED TABLE carried (
    connector VARCHAR(256) NOT NULL PRIMARY KEY,
    begun BINARY(12) NOT NULL,
    bytes BIGINT NOT NULL
);
