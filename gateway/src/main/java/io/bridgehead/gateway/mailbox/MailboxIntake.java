package io.bridgehead.gateway.mailbox;

import io.bridgehead.gateway.mail.MailLibrary;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.smtp.BreakableSockets;
import io.bridgehead.gateway.smtp.ConnectTrouble;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.routing.RoutingAddress;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches mail from a mailbox into the spool, for sites that cannot open a port. An IMAP server
 * tells when there is new mail (IDLE); a POP3 server must be asked. After any failure of the server
 * or the network it tries again, after a pause. Runs on a thread of its own; {@link #stop} ends it.
 */
public final class MailboxIntake implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxIntake.class);

    private final MailboxSettings settings;
    private final InstantSource clock;
    private final BreakableSockets sockets = new BreakableSockets();
    private final Properties properties;
    private final ScheduledExecutorService timer;
    private final MailboxRound round;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile MailboxState state;

    /**
     * Where mail goes.
     *
     * @param recipient for whom the spool keeps it, since a mailbox forgets the envelope
     * @param paths tells which addresses are return paths of ours
     * @param onArrival called for each mail
     */
    public record Destination(
            Spool spool, RoutingAddress recipient, ReturnPaths paths, Runnable onArrival) {}

    /** Not running yet. */
    public MailboxIntake(MailboxSettings settings, Destination destination, InstantSource clock) {
        MailLibrary.configure();
        this.settings = settings;
        this.clock = clock;
        this.properties = MailboxProperties.of(settings, sockets);
        this.timer = Executors.newScheduledThreadPool(2, work -> {
            Thread thread = new Thread(work, "mailbox timer");
            thread.setDaemon(true);
            return thread;
        });
        this.round = new MailboxRound(
                settings, destination, new MailboxRound.Watchdog(timer, sockets::breakAll), clock);
        this.state = MailboxState.fresh(settings.name());
    }

    /** How it goes. */
    public MailboxState state() {
        return state;
    }

    /**
     * Ends soon, even in the middle of a fetch. The mail that is being fetched stays in the
     * mailbox.
     */
    public void stop() {
        stopped.countDown();
        sockets.breakAll();
    }

    @Override
    public void run() {
        try {
            while (!isStopped()) {
                Duration pause = visit();
                if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            timer.shutdownNow();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /**
     * Makes one connection and uses it as long as it lasts. Returns the pause before the next one.
     */
    private Duration visit() throws InterruptedException {
        try (MailboxLink link = MailboxLink.open(settings, properties)) {
            boolean again = look(link);
            while (link.staysOpen() && !isStopped()) {
                await(link);
                look(link);
            }
            return again ? Duration.ZERO : settings.poll();
        } catch (AuthenticationFailedException refused) {
            failed(refused);
            return settings.retry().longest();
        } catch (MessagingException | RuntimeException trouble) {
            failed(trouble);
            return settings.retry().pauseAfter(state.failures());
        }
    }

    private boolean look(MailboxLink link) throws MessagingException {
        boolean again = round.take(link, this::isStopped);
        state = state.looked(clock.instant(), round.count(), round.left(), round.foreign());
        return again;
    }

    /** Waits again before the silence is long enough to look like a broken connection. */
    private void await(MailboxLink link) throws MessagingException, InterruptedException {
        Duration half = settings.timeouts().read().dividedBy(2);
        Duration longest = settings.poll().compareTo(half) < 0 ? settings.poll() : half;
        if (!link.idle(longest, timer)) {
            stopped.await(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void failed(Exception trouble) {
        if (!isStopped()) {
            state = state.failed(ConnectTrouble.of(settings.server().address(), trouble));
            LOG.warn(
                    "mailbox {}: {}; trying again, failures in a row: {}",
                    settings.name(),
                    state.trouble(),
                    state.failures());
        }
    }
}
