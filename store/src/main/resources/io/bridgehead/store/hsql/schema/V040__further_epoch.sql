-- The epochs, other than that of its creation, that occur in the stamps of an entry. With
-- entry.origin it answers "everything that site X ever wrote", which a restored site asks. A row
-- for every epoch of every entry would cost an import a quarter of its speed.
CREATE CACHED TABLE further_epoch (
    id BINARY(16) NOT NULL,
    epoch BINARY(16) NOT NULL,
    PRIMARY KEY (id, epoch)
);
CREATE INDEX further_epoch_by_epoch ON further_epoch (epoch, id);
