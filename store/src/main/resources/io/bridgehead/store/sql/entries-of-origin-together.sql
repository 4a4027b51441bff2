-- Those with one highest USN: entries of an old database, or of USNs that were given out twice.
SELECT origin_usn, usn, packed FROM entry
WHERE origin = ? AND context = ? AND origin_usn = ? AND id > ?
ORDER BY origin, context, origin_usn, id
LIMIT ?
