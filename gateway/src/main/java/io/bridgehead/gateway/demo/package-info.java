/**
 * The demonstration: some gateways on this machine, each a process with its own data, and real mail
 * between them. Uses what an operator uses: configuration files, LDIF, and the admin API.
 */
@NullMarked
package io.bridgehead.gateway.demo;

import org.jspecify.annotations.NullMarked;
