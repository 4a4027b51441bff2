/**
 * Mail that has arrived and is safe on the disk, one file each, until it is handled; and the
 * quarantine beside it. Imports {@code routing}, {@code store} and {@code mail}. {@code smtp} and
 * {@code mailbox} put mail in, {@code process} takes it out, and the operator's port shows it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.spool;
