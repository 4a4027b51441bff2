/**
 * A world of sites in virtual time, whose mail is lost, doubled, late and damaged: one seed is one
 * world, byte for byte. Imports the rest of Bridgehead and {@code java.base}. Only the command line
 * comes in.
 *
 * <table>
 * <caption>Who plays what</caption>
 * <tr><th>class</th><th>part</th></tr>
 * <tr><td>{@code Simulation}</td><td>runs one world: chaos, calm, agreement, quiet</td></tr>
 * <tr><td>{@code World}, {@code Timeline}, {@code Journal}</td>
 *     <td>everything that exists, its virtual time, and what happened</td></tr>
 * <tr><td>{@code Plan}, {@code MailPlan}, {@code Chance}</td>
 *     <td>what the seed decides beforehand, and the chance that it gives</td></tr>
 * <tr><td>{@code Station}, {@code SiteSetup}, {@code WatchedStore}</td>
 *     <td>one site: the real core and a real store, watched at each commit</td></tr>
 * <tr><td>{@code SkewedClock}, {@code Ticker}, {@code Power}</td>
 *     <td>the wrong clock of a site, its timer, and its power failures</td></tr>
 * <tr><td>{@code Inbox}, {@code OutboxDrain}</td><td>where mail enters and leaves a site</td></tr>
 * <tr><td>{@code MailNetwork}, {@code ByteDamage}, {@code MailWrapping}, {@code StrayMail}</td>
 *     <td>the relays between the sites: loss, delay, damage, and mail of others</td></tr>
 * <tr><td>{@code Clerk}, {@code SiteOperator}</td>
 *     <td>people: those who write entries, and those who approve what is held</td></tr>
 * <tr><td>{@code Hazards}, {@code Fault}</td><td>plans what goes wrong, and counts it</td></tr>
 * <tr><td>{@code SplitHistory}</td>
 *     <td>a set-back after which two partners know different pasts of one site</td></tr>
 * <tr><td>{@code PartnershipBreak}, {@code Suspensions}</td>
 *     <td>two sites stop being partners, or pause</td></tr>
 * <tr><td>{@code FilterPeriod}, {@code FilterPeriods}</td>
 *     <td>a site leaves out an attribute for a while</td></tr>
 * <tr><td>{@code DatabaseDecay}</td><td>a database loses values without a stamp</td></tr>
 * <tr><td>{@code Agreement}, {@code Inspection}, {@code QuietPhase}</td>
 *     <td>what must be true in the end: equal sites, true comparisons, no needless mail</td></tr>
 * <tr><td>{@code WorldResult}, {@code Dump}</td><td>what a world leaves behind</td></tr>
 * </table>
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.simulation;
