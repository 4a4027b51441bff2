SELECT connector, site, bytes, refused, since, words FROM size_limit ORDER BY connector, site
