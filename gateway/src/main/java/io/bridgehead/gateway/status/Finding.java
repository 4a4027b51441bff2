package io.bridgehead.gateway.status;

/**
 * Something that a person should know.
 *
 * @param code stable, for scripts
 * @param sentence what is the matter, for people
 * @param command what to do about it, ready to be typed
 */
public record Finding(String code, String sentence, String command) {}
