/** Tests of the store on HSQLDB. */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.hsql;
