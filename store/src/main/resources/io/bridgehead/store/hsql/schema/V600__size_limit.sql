-- How large a mail may be on a way, as relays have shown by what they refused (class SizeLimit).
-- Without this table, each restart would send a mail that is too large, and wait for it to come back.
--   site    empty if the limit holds for all sites
CREATE CACHED TABLE IF NOT EXISTS size_limit (
    connector VARCHAR(256) NOT NULL,
    site VARCHAR(64) NOT NULL,
    bytes BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    since BINARY(12) NOT NULL,
    words VARCHAR(16777216) NOT NULL,
    PRIMARY KEY (connector, site)
);
