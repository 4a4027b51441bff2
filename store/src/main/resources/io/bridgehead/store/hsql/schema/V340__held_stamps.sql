-- What the gateway must know of held parts without reading them.
--   part    SHA-256 of the part alone: it is held once, for whatever reason
--   stamps  the changes that it brings, packed: gaps in what we claim
--   awaits  the epoch whose owner must be known before it may be applied; 0 if there is none
-- Parts held before this have none of these; they are looked at once more, and rewritten.
ALTER TABLE held ADD COLUMN part BINARY(32);
ALTER TABLE held ADD COLUMN stamps VARBINARY(268435456);
ALTER TABLE held ADD COLUMN awaits BINARY(16);
CREATE INDEX held_by_part ON held (part);
CREATE INDEX held_by_reason ON held (reason, context, number);
CREATE INDEX held_by_awaits ON held (awaits, number);
