-- The conflict log: what lost to somebody who had not seen it. Mail comes more than once, a
-- conflict is logged once, hence the unique index.
--   number  the order of logging
CREATE CACHED TABLE conflict (
    number BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 1) PRIMARY KEY,
    entry BINARY(16) NOT NULL,
    register VARCHAR(16777216) NOT NULL,
    winner BINARY(32) NOT NULL,
    loser BINARY(32) NOT NULL,
    kept VARCHAR(16777216) NOT NULL,
    lost VARCHAR(16777216) NOT NULL
);
CREATE UNIQUE INDEX conflict_once ON conflict (entry, winner, loser, register);
