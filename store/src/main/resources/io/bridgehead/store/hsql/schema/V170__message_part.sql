-- Parts of messages that were too large for one mail, until the last of them arrives.
--   ordinal  from 1 through total
--   sha256   of the whole message, hexadecimal
CREATE CACHED TABLE message_part (
    message VARCHAR(65536) NOT NULL,
    ordinal INTEGER NOT NULL,
    total INTEGER NOT NULL,
    sha256 VARCHAR(1024) NOT NULL,
    expires BINARY(12) NOT NULL,
    payload VARBINARY(268435456) NOT NULL,
    PRIMARY KEY (message, ordinal)
);
CREATE INDEX message_part_by_expiry ON message_part (expires);
