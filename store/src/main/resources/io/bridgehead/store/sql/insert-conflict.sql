INSERT INTO conflict (entry, register, winner, loser, kept, lost, loss) VALUES (?, ?, ?, ?, ?, ?, ?)
