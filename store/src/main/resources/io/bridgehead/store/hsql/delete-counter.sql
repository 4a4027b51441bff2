DELETE FROM counter
