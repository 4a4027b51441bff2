package io.bridgehead.store.sql;

import io.bridgehead.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Every statement that is ever executed, one file each: {@code CHILDREN_AFTER} is {@code
 * children-after.sql}, with the reason for its shape above it. All are read when this class is
 * loaded, so that a missing file stops the start and not the night shift.
 */
public enum Sql {
    ANY_CONTEXT,
    ANY_ORPHAN,
    AUDIT_CHANGED,
    AUDIT_ENTRIES,
    AUDIT_TOTALS,
    BEGIN_HISTORY,
    BEGIN_LIFE,
    CARRIED,
    CHANGES_NEWEST,
    CHILDREN_AFTER,
    CHILDREN_FIRST,
    CHILDREN_NAMESAKES,
    CLAIMANTS,
    CONFLICTS,
    CONFLICT_ONCE,
    CONTEXT,
    CONTEXTS,
    COUNT_CONTENT,
    COUNT_LETTERS,
    DEFER_LETTER,
    DELETE_COUNTER,
    DELETE_ENTRY,
    DELETE_FURTHER_EPOCH,
    DELETE_FURTHER_EPOCHS,
    DELETE_HELD,
    DELETE_IDENTITY,
    DELETE_LETTER,
    DELETE_MARKS,
    DELETE_ORPHAN,
    DELETE_ORPHANS_OF,
    DELETE_PAYLOAD,
    DELETE_SIZE_LIMIT,
    DELETE_SPLIT_MESSAGE,
    DELETE_SPLIT_PARTS,
    DELETE_TOMBSTONE,
    DELETIONS,
    DUE_ANSWERS,
    DUE_ASKS,
    DUE_STATUSES,
    DUE_VERIFICATIONS,
    ENTRIES_CHANGED,
    ENTRIES_FURTHER_AFTER,
    ENTRIES_FURTHER_TOGETHER,
    ENTRIES_OF_ORIGIN_AFTER,
    ENTRIES_OF_ORIGIN_TOGETHER,
    ENTRY_BY_ID,
    ENTRY_STANDING,
    FINGERPRINTS,
    FURTHER_EPOCHS,
    HELD,
    HELD_AFTER,
    HELD_APPROVED,
    HELD_AWAITED,
    HELD_COUNT,
    HELD_PART,
    HELD_STAMPS,
    INSERT_CARRIED,
    INSERT_CONFLICT,
    INSERT_CONTEXT,
    INSERT_COUNTER,
    INSERT_DELETIONS,
    INSERT_ENTRY,
    INSERT_FURTHER_EPOCH,
    INSERT_HELD,
    INSERT_IDENTITY,
    INSERT_LETTER,
    INSERT_LINK,
    INSERT_MARK,
    INSERT_ORPHAN,
    INSERT_ORPHANS_OF,
    INSERT_OWNER,
    INSERT_PARTNER,
    INSERT_PAYLOAD,
    INSERT_SIZE_LIMIT,
    INSERT_SPLIT_MESSAGE,
    INSERT_SPLIT_PART,
    INSERT_TOMBSTONE,
    INSERT_TOTALS,
    INSERT_VECTOR,
    INSERT_VERIFICATION,
    IS_LIVE,
    LAST_MARK,
    LETTERS,
    LETTERS_DUE,
    LETTERS_EXPIRED,
    LETTERS_ON_TOPIC,
    LINK,
    LINKS,
    MARK,
    NEXT_SITE,
    OPEN_CONFLICTS,
    ORPHANS,
    OWNER,
    OWNERS,
    PARTNER,
    PARTNERS,
    PAYLOAD,
    SELECT_COUNTER,
    SELECT_IDENTITY,
    SETTLE_CONFLICT,
    SIZE_LIMITS,
    SPLIT_MESSAGE,
    SPLIT_MESSAGES,
    SPLIT_PARTS,
    SPLIT_PART_ONCE,
    TOMBSTONES_AFTER,
    TOMBSTONES_TOGETHER,
    TOTALS,
    UNFILLED_LINKS,
    UNFILLED_PARTNERS,
    UNFILLED_VERIFICATIONS,
    UNTOLD,
    UPDATE_CARRIED,
    UPDATE_CONTEXT,
    UPDATE_COUNTER,
    UPDATE_DELETIONS,
    UPDATE_ENTRY,
    UPDATE_LINK,
    UPDATE_OWNER,
    UPDATE_PARTNER,
    UPDATE_SIZE_LIMIT,
    UPDATE_SPLIT_MESSAGE,
    UPDATE_TOTALS,
    UPDATE_VECTOR,
    UPDATE_VERIFICATION,
    VECTOR,
    VERIFICATION,
    VERIFICATIONS;

    private final String text = load(Sql.class, title() + ".sql");

    /** The statement, without its comments. */
    public String text() {
        return text;
    }

    /** The name of its file without the ending, for people. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The file of this name beside the class {@code beside}, without comments. */
    public static String load(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new StoreException("the program lacks its file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
