package io.bridgehead.gateway.outbound;

import java.util.OptionalLong;

/**
 * A relay, near or far, has refused a mail because of its size.
 *
 * @param bytes the size of the mail
 * @param told the limit, if the relay named it
 * @param forEverySite whether the limit holds for the mail to all sites
 * @param words what the relay said
 */
public record SizeRefusal(long bytes, OptionalLong told, boolean forEverySite, String words) {}
