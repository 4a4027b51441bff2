-- Every entry that is known, alive, deleted or in part, as one packed value (class EntryPacking),
-- and beside it only what is searched, sorted or counted. A row per attribute was measured: it
-- loads at half the speed and reads at a tenth of it.
--   usn      of the latest change here; (context, usn) serves "what changed in (a, b]"
--   below    the parent, if the entry is live; null if it is not, so that one index holds only
--            what shows: children and claims to a name
--   rdn_key  the form in which names are compared; empty if the entry is not live
--   created  stamp of its creation, zeros if that has not arrived
--   origin   the epoch of its creation, null if that has not arrived; most entries never hear
--            from another epoch, which is why only the others have rows (further_epoch)
--   digest_* what it adds to the digest of its context, so that a change need not unpack the
--            entry it replaces
CREATE CACHED TABLE entry (
    id BINARY(16) NOT NULL PRIMARY KEY,
    context BINARY(16) NOT NULL,
    usn BIGINT NOT NULL,
    below BINARY(16),
    deleted BOOLEAN NOT NULL,
    rdn_key VARCHAR(16777216) NOT NULL,
    created BINARY(32) NOT NULL,
    origin BINARY(16),
    digest_high BIGINT NOT NULL,
    digest_low BIGINT NOT NULL,
    packed VARBINARY(268435456) NOT NULL
);
CREATE UNIQUE INDEX entry_by_usn ON entry (context, usn);
CREATE INDEX entry_by_place ON entry (below, rdn_key, created, id);
CREATE INDEX entry_by_origin ON entry (origin, id);
