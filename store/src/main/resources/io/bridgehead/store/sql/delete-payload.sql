DELETE FROM letter_payload WHERE number = ?
