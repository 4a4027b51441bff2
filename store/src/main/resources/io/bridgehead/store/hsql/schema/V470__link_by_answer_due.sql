CREATE INDEX link_by_answer_due ON link (answer_due, site, context);
