-- Executed at every start, and checked afterwards: HSQLDB's defaults suit a test database.

-- The default type, MEMORY, would hold every row on the heap.
SET DATABASE DEFAULT TABLE TYPE CACHED;
-- A commit is on the disk when it returns. By default a commit waits up to half a second for its fsync.
SET FILES WRITE DELAY FALSE;
-- Readers see a snapshot and never wait for the writer. The default, LOCKS, makes them wait.
SET DATABASE TRANSACTION CONTROL MVCC;
-- Rows and kilobytes of rows kept on the heap. Larger is quicker, and makes checkpoints stall longer.
SET FILES CACHE ROWS ${cacheRows};
SET FILES CACHE SIZE ${cacheKilobytes};
-- No checkpoint by itself: it would come at any moment. Database makes it between two commits, when
-- the log has grown, and then takes the checksums of the files.
SET FILES LOG SIZE 0;
-- Megabytes of the data file that are mapped into memory; they show as memory of the process.
SET FILES NIO SIZE ${nioMegabytes};
-- Before a page of the data file is overwritten it is saved, so that a crash can go back to the
-- last checkpoint without a copy of the whole file at each of them.
SET FILES BACKUP INCREMENT TRUE;
-- Results stay in memory; we read by pages, never a whole table.
SET DATABASE DEFAULT RESULT MEMORY ROWS 0;
