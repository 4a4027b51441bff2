-- What a new letter on the same topic makes pointless, by letter_by_topic.
SELECT number FROM letter WHERE site = ? AND topic = ?
