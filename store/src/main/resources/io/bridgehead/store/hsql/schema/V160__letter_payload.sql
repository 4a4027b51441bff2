-- The encoded message of each letter, exactly one row for each row of letter.
CREATE CACHED TABLE letter_payload (
    number BIGINT NOT NULL PRIMARY KEY,
    payload VARBINARY(268435456) NOT NULL
);
