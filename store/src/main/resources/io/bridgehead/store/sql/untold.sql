-- Links with news: for each context one look into link_by_news, which begins with the context and goes
-- on with the USN through which everything was told. The number of links without news costs nothing.
SELECT link.next_tell, link.site, link.context
FROM totals JOIN link ON link.context = totals.context AND link.tells_after < totals.last_usn
