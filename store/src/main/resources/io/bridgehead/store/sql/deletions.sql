SELECT since, live, deleted FROM deletions WHERE context = ?
