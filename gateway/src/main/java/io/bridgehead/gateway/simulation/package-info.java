/**
 * Simulates a world of sites in virtual time. Its network loses, doubles, delays and damages mail;
 * the same seed always gives the same world, byte for byte. Imports the rest of Bridgehead and
 * {@code java.base}. Only the command line comes in.
 *
 * <table>
 * <caption>The classes and their parts</caption>
 * <tr><th>class</th><th>part</th></tr>
 * <tr><td>{@code Simulation}</td><td>runs one world: chaos, calm, agreement, quiet</td></tr>
 * <tr><td>{@code World}, {@code Timeline}, {@code Journal}</td>
 *     <td>everything that exists, its virtual time, and what happened</td></tr>
 * <tr><td>{@code plan.Plan}, {@code plan.MailPlan}, {@code plan.Chance}</td>
 *     <td>what the seed decides before the world begins, and its random numbers</td></tr>
 * <tr><td>{@code Station}, {@code SiteSetup}, {@code WatchedStore}</td>
 *     <td>one site: the real core and a real store, checked after each commit</td></tr>
 * <tr><td>{@code SkewedClock}, {@code Ticker}, {@code Power}</td>
 *     <td>a site's wrong clock, its timer, and its power failures</td></tr>
 * <tr><td>{@code Inbox}, {@code OutboxDrain}</td><td>where mail enters and leaves a site</td></tr>
 * <tr><td>{@code way.WayPlan}, {@code way.SiteWays}</td>
 *     <td>in some worlds: the connectors of a site, by which its mail leaves and is forwarded</td></tr>
 * <tr><td>{@code MailNetwork}, {@code ByteDamage}, {@code MailWrapping}, {@code StrayMail}</td>
 *     <td>the relays between the sites: loss, delay, damage, and mail of others</td></tr>
 * <tr><td>{@code Clerk}, {@code SitePeople}</td>
 *     <td>the users who write entries, and the operator who approves held items</td></tr>
 * <tr><td>{@code Hazards}, {@code Fault}</td>
 *     <td>the planned events of the chaos, and the faults that the journal counts</td></tr>
 * <tr><td>{@code plan.SplitHistory}, {@code SplitHistoryEvents}</td>
 *     <td>a set-back after which two partners know different histories of one site</td></tr>
 * <tr><td>{@code plan.PartnershipBreak}, {@code Suspensions}</td>
 *     <td>two sites stop being partners, or pause</td></tr>
 * <tr><td>{@code plan.FilterPeriod}, {@code FilterPeriods}</td>
 *     <td>a site withholds an attribute from a partner for a while</td></tr>
 * <tr><td>{@code DatabaseDecay}</td><td>a database loses values without a stamp</td></tr>
 * <tr><td>{@code Agreement}, {@code Inspection}, {@code QuietPhase}</td>
 *     <td>the final checks: equal sites, correct comparisons, no needless mail</td></tr>
 * <tr><td>{@code WorldResult}, {@code Dump}</td>
 *     <td>how a world ended, and the file about a broken world</td></tr>
 * </table>
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.simulation;
