/**
 * A copy of a database in a folder of its own, with a manifest by which any damage shows. Imports
 * the store.
 */
@NullMarked
package io.bridgehead.gateway.backup;

import org.jspecify.annotations.NullMarked;
