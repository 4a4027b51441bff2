/**
 * The operator's port: everything that the operator may ask of a running gateway, or decide. Imports
 * the core's values, the store's ports and {@code routing}. {@code process} implements it;
 * {@code admin} and {@code status} use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.control;
