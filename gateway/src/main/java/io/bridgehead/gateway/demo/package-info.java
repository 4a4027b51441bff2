/**
 * The demonstration: several gateways on this machine, each a process with its own data, exchange real
 * mail. It uses what an operator uses, which is configuration files, LDIF and the admin API, and
 * prepares the databases with {@code process} and {@code ldif}. {@code cli} uses it; tests use {@link
 * io.bridgehead.gateway.demo.FreePorts}.
 */
@NullMarked
package io.bridgehead.gateway.demo;

import org.jspecify.annotations.NullMarked;
