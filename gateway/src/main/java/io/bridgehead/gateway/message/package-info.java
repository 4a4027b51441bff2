/**
 * What gateways say to each other: one record for each message of docs/wire-format.md. Imports the
 * store's values and {@code routing.SiteId} only. The core reads and writes messages; {@code wire}
 * turns them into XML and back.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.message;
