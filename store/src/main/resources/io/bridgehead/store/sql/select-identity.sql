-- Read once, when the store opens.
SELECT organization, base, site, server, epoch FROM identity
