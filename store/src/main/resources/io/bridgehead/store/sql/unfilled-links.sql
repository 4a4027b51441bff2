SELECT packed FROM link WHERE ask_due IS NULL
