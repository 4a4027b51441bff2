-- Whether this part is held, for whatever reason.
SELECT number FROM held WHERE part = ? LIMIT 1
