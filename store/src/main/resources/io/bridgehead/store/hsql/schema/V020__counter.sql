-- What counts up, in exactly one row that every commit rewrites. A USN is taken from here and not
-- from an identity column: those leave gaps on rollback, and hand out numbers in the order of
-- asking, so that whoever reads "USN greater than n" could pass by a row that commits later.
--   usn          the last one taken
--   hybrid_time  the highest time in any stamp written
--   mark         the hash chain's value at usn
--   letter       the number of the last letter posted
CREATE CACHED TABLE counter (
    usn BIGINT NOT NULL PRIMARY KEY,
    hybrid_time BIGINT NOT NULL,
    mark BIGINT NOT NULL,
    letter BIGINT NOT NULL
);
