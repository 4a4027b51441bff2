DELETE FROM identity
