DELETE FROM held WHERE fingerprint = ?
