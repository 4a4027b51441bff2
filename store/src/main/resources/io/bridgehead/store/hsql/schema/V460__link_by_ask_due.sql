CREATE INDEX link_by_ask_due ON link (ask_due, site, context);
