-- Settings that HSQLDB takes only before the first table exists. They can never be changed afterwards.

-- A row's place in the data file counts in units of this many bytes; 64 allow a file of 128 GB.
SET FILES SCALE 64;
-- 'cn=a' and 'cn=a ' are two names. By default HSQLDB pads, and they would be one.
SET DATABASE COLLATION SQL_TEXT NO PAD;
