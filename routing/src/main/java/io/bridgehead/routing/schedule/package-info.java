/**
 * When a connector may send and when a partner may be asked: schedules, weekly windows, fixed
 * intervals. Imports {@code java.base} only. {@code routing} and the gateway's packages may use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.routing.schedule;
