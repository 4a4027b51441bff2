-- Where a history begins follows from its epoch (class Mark); later marks stay.
UPDATE mark SET chain = ? WHERE usn = 0
