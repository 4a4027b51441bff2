-- With one part expired the whole can never be complete: the others go, too.
DELETE FROM message_part WHERE message IN (SELECT message FROM message_part WHERE expires < ?)
