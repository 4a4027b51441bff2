/**
 * The HTTP of the admin API, server's and client's side: calls, deadlines, uploads, JSON. It knows
 * nothing about directories. Imports Jackson and the JDK's HTTP server. {@code admin} serves through
 * it; {@code cli} and {@code demo} ask through it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.admin.http;
