-- Messages that were too large for one mail, until the last of their parts arrives. The parts
-- stand in split_part, so that counting them reads none of them.
--   number  the order in which they were begun
--   total   of how many parts the whole consists
--   sha256  of the whole message, hexadecimal
--   parts, bytes  what is here
CREATE CACHED TABLE split_message (
    number BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 1) PRIMARY KEY,
    message VARCHAR(1024) NOT NULL,
    total INTEGER NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    expires BINARY(12) NOT NULL,
    parts INTEGER NOT NULL,
    bytes BIGINT NOT NULL
);
CREATE UNIQUE INDEX split_message_by_id ON split_message (message);
