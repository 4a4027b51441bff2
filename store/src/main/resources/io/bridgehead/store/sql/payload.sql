SELECT payload FROM letter_payload WHERE number = ?
