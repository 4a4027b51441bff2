package io.bridgehead.store.sql;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SizeLimit;
import java.util.List;

/** Writes of the outbox: letters, their payloads, and how large a letter may be. */
final class LetterRows {
    private LetterRows() {}

    static void post(Session session, long number, NewLetter letter) {
        session.update(
                Sql.INSERT_LETTER,
                number,
                letter.label().to().name(),
                letter.label().messageId(),
                letter.label().topic(),
                letter.label().kind(),
                Columns.of(letter.label().created()),
                Columns.of(letter.label().expires()),
                (long) letter.payload().length,
                Columns.of(letter.label().created()));
        session.update(Sql.INSERT_PAYLOAD, number, letter.payload());
    }

    /** The numbers of the waiting letters for this site on this topic. */
    static List<Long> onTopic(Session session, SiteId to, String topic) {
        return topic.isEmpty()
                ? List.of()
                : session.list(Sql.LETTERS_ON_TOPIC, row -> row.getLong(1), to.name(), topic);
    }

    static boolean delete(Session session, long number) {
        session.update(Sql.DELETE_PAYLOAD, number);
        return session.update(Sql.DELETE_LETTER, number) > 0;
    }

    static void keep(Session session, SizeLimit limit) {
        session.put(
                Sql.UPDATE_SIZE_LIMIT,
                Sql.INSERT_SIZE_LIMIT,
                limit.bytes(),
                limit.refused(),
                Columns.of(limit.since()),
                limit.words(),
                limit.connector(),
                limit.site());
    }

    /** The letter with its payload. */
    static Letter whole(Session session, LetterHead head) {
        return session.first(Sql.PAYLOAD, row -> row.getBytes(1), head.number())
                .map(head::with)
                .orElseThrow(() ->
                        new IllegalStateException("letter " + head.number() + " has no payload"));
    }
}
