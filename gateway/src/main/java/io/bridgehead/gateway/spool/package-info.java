/**
 * Mail that has arrived and is safe on the disk, one file each, until it is handled; and the
 * quarantine beside it. Imports {@code java.base} and the log only. {@code smtp} and
 * {@code mailbox} put mail in, {@code process} takes it out.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.spool;
