package io.bridgehead.gateway.process;

import io.bridgehead.gateway.control.Tally;
import io.bridgehead.gateway.outbound.BounceWatch;
import io.bridgehead.gateway.outbound.ConnectorHealth;
import io.bridgehead.gateway.outbound.ConnectorSender;
import io.bridgehead.gateway.outbound.RouteQueries;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.letter.SizeLimit;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where mail leaves a gateway: one sender for each connector, and the shared state of the
 * connectors.
 */
final class MailExit implements BounceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(MailExit.class);

    private final ConnectorHealth health;
    private final RouteQueries queries;
    private final List<ConnectorSender> senders;
    private final InstantSource clock;
    private final Tally tally;

    MailExit(
            ConnectorHealth health,
            RouteQueries queries,
            List<ConnectorSender> senders,
            InstantSource clock,
            Tally tally) {
        this.health = health;
        this.queries = queries;
        this.senders = List.copyOf(senders);
        this.clock = clock;
        this.tally = tally;
    }

    ConnectorHealth health() {
        return health;
    }

    RouteQueries queries() {
        return queries;
    }

    void open(WorkThreads threads) {
        senders.forEach(each -> threads.run("dispatch " + each.connector(), each));
    }

    /** Makes the senders look for letters. Never blocks. */
    void wake() {
        senders.forEach(ConnectorSender::wake);
    }

    /** Each sender ends after its present letter. */
    void close() {
        senders.forEach(ConnectorSender::stop);
    }

    @Override
    public void cameBack(SiteId to, Optional<String> connector, String reason) {
        tally.countReturned(to.name(), connector.orElse(""), reason, clock.instant());
        connector.ifPresent(each -> health.cameBack(to, each, clock.instant()));
        String way = connector.map(each -> " by connector " + each).orElse("");
        LOG.warn("mail to {}{} came back: {}", to, way, reason);
    }

    @Override
    public Optional<SizeLimit> tooLarge(
            SiteId to, String messageId, Optional<String> connector, String words) {
        Optional<SizeLimit> learned =
                health.limits().cameBack(to, messageId, connector, words, clock.instant());
        learned.ifPresent(each -> LOG.warn(
                "mail to {} by connector {} is cut to {} bytes from now on: {}",
                to,
                each.connector(),
                each.bytes(),
                words));
        return learned;
    }

    /** Forgets what was learned of the ways to this site, or to all; returns how much. */
    int forgetLimits(Optional<SiteId> site, Outbox outbox) {
        List<SizeLimit> gone = health.limits().forget(site);
        gone.forEach(outbox::forget);
        wake();
        return gone.size();
    }
}
