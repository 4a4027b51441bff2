package io.bridgehead.store.letter;

import io.bridgehead.routing.SiteId;
import java.time.Instant;

/**
 * What the outside of a letter says.
 *
 * @param to the site that the letter is for; the next hop may be another site
 * @param messageId never used twice; when a step is repeated after a crash, the id is the same again
 * @param topic what the letter is about, so that all letters for a site on one topic can be withdrawn;
 *     empty: never withdrawn
 * @param kind the message's name, for people, for example {@code Update}
 * @param expires when sending it stops being useful
 */
public record LetterLabel(
        SiteId to, String messageId, String topic, String kind, Instant created, Instant expires) {}
