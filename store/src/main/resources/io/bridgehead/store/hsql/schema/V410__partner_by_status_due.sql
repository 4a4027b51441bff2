CREATE INDEX partner_by_status_due ON partner (status_due, site);
