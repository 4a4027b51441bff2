UPDATE link SET packed = ?, ask_due = ?, answer_due = ?, tells_after = ?, next_tell = ?
WHERE site = ? AND context = ?
