SELECT packed FROM partner WHERE status_due IS NULL
