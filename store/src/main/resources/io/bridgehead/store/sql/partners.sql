SELECT packed FROM partner ORDER BY site
