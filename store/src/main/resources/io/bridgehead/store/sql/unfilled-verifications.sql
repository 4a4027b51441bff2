SELECT packed FROM verification WHERE ask_due IS NULL
