/**
 * What the admin API answers: one endpoint for each noun, and the reports that they answer with.
 * Imports {@code admin.http}, {@code control}, {@code status}, {@code ldap}, {@code ldif},
 * {@code backup} and the store. {@code process} starts it; {@code cli} reads its reports.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.admin;
