package io.bridgehead.store.hsql;

import io.bridgehead.store.Letter;
import io.bridgehead.store.NewLetter;

/** Writes of tables {@code letter} and {@code letter_payload}, which change together. */
final class Letters {
    private Letters() {}

    static void post(Session session, long number, NewLetter letter) {
        if (!letter.topic().isEmpty()) {
            session.list(
                            Sql.LETTERS_SUPERSEDED,
                            row -> row.getLong(1),
                            letter.to().name(),
                            letter.topic())
                    .forEach(each -> delete(session, each));
        }
        session.update(
                Sql.INSERT_LETTER,
                number,
                letter.to().name(),
                letter.messageId(),
                letter.topic(),
                letter.kind(),
                Columns.of(letter.created()),
                Columns.of(letter.expires()),
                Columns.of(letter.created()));
        session.update(Sql.INSERT_PAYLOAD, number, letter.payload());
    }

    static boolean delete(Session session, long number) {
        session.update(Sql.DELETE_PAYLOAD, number);
        return session.update(Sql.DELETE_LETTER, number) > 0;
    }

    /** The letter with its payload. */
    static Letter whole(Session session, Letter letter) {
        byte[] payload = session.first(Sql.PAYLOAD, row -> row.getBytes(1), letter.number())
                .orElseThrow(() ->
                        new IllegalStateException("letter " + letter.number() + " has no payload"));
        NewLetter content = letter.content();
        return new Letter(
                letter.number(),
                new NewLetter(
                        content.to(),
                        content.messageId(),
                        content.topic(),
                        content.kind(),
                        content.created(),
                        content.expires(),
                        payload),
                letter.attempts(),
                letter.due(),
                letter.trouble());
    }
}
