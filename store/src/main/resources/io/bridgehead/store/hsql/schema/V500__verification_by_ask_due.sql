CREATE INDEX verification_by_ask_due ON verification (ask_due, site, context);
