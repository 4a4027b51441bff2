CREATE INDEX link_by_news ON link (context, tells_after);
