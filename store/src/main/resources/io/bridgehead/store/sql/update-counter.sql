UPDATE counter SET usn = ?, hybrid_time = ?, mark = ?, letter = ?
