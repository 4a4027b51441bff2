-- The waiting letters for a site on one topic, by letter_by_topic.
SELECT number FROM letter WHERE site = ? AND topic = ?
