package io.bridgehead.store.partner;

/** A held part under the number by which an operator names it; numbers rise in the order of arrival. */
public record HeldItem(long number, HeldEntry held) {}
