-- Parts had to be read to be counted. split_message and split_part take the place of this table;
-- the messages whose parts were here are asked for again.
DROP TABLE message_part IF EXISTS;
