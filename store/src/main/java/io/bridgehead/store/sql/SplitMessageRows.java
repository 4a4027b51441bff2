package io.bridgehead.store.sql;

import io.bridgehead.store.letter.MessagePart;
import io.bridgehead.store.letter.SplitMessage;

/** Writes of tables {@code split_message} and {@code split_part}, which change together. */
final class SplitMessageRows {
    private SplitMessageRows() {}

    /** Keeps a part unless its number is here; returns what is here of its message then. */
    static SplitMessage keep(Session session, MessagePart part) {
        SplitMessage before = session.first(Sql.SPLIT_MESSAGE, Rows::splitMessage, part.message())
                .orElseGet(() -> begin(session, part));
        boolean known = session.first(
                        Sql.SPLIT_PART_ONCE, row -> true, part.message(), part.number())
                .isPresent();
        if (known) {
            return before;
        }
        SplitMessage after = before.with(part);
        session.update(Sql.INSERT_SPLIT_PART, part.message(), part.number(), part.bytes());
        session.update(Sql.UPDATE_SPLIT_MESSAGE, after.parts(), after.bytes(), after.id());
        return after;
    }

    private static SplitMessage begin(Session session, MessagePart part) {
        session.update(
                Sql.INSERT_SPLIT_MESSAGE,
                part.message(),
                part.count(),
                part.sha256(),
                Columns.of(part.expires()));
        return SplitMessage.begunBy(part);
    }

    /** Forgets a message; whether anything of it was here. */
    static boolean drop(Session session, String message) {
        session.update(Sql.DELETE_SPLIT_PARTS, message);
        return session.update(Sql.DELETE_SPLIT_MESSAGE, message) > 0;
    }
}
