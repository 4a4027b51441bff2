-- Whether exactly this is held already.
SELECT number FROM held WHERE fingerprint = ?
