-- Parts of the messages in split_message.
--   ordinal  from 1 through the message's total
CREATE CACHED TABLE split_part (
    message VARCHAR(1024) NOT NULL,
    ordinal INTEGER NOT NULL,
    payload VARBINARY(268435456) NOT NULL,
    PRIMARY KEY (message, ordinal)
);
