package io.bridgehead.gateway.mailbox;

import io.bridgehead.gateway.mail.LogText;
import io.bridgehead.gateway.mail.OwnMail;
import io.bridgehead.gateway.spool.Acceptance;
import io.bridgehead.gateway.spool.Envelope;
import io.bridgehead.gateway.spool.SpoolException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through a mailbox and takes what it can. A mail is removed only after the spool has it on
 * the disk. If the connection breaks in between, the mail comes again, which is harmless; as long
 * as this program runs, it remembers the mail and does not fetch it again. Used by one thread.
 *
 * <p>A mail that cannot be fetched comes last the next time. A broken connection says nothing about
 * the mail that was being fetched, so that mail is tried without end, as the connection is. If the
 * server cannot read a mail or takes too long, the mail is left, and tried again each day.
 */
final class MailboxRound {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxRound.class);

    private static final int TRIES_MAX = 3;

    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofDays(1);

    /**
     * After this many mails they are removed, so that few are fetched again after a broken
     * connection.
     */
    private static final int BATCH = 50;

    private final MailboxSettings settings;
    private final MailboxIntake.Destination destination;
    private final Watchdog watchdog;
    private final InstantSource clock;
    private final Set<String> taken = new HashSet<>();
    private final Set<String> foreign = new HashSet<>();
    private final Map<String, Tries> tries = new HashMap<>();
    private final Map<String, Left> left = new LinkedHashMap<>();
    private long count;

    MailboxRound(
            MailboxSettings settings,
            MailboxIntake.Destination destination,
            Watchdog watchdog,
            InstantSource clock) {
        this.settings = settings;
        this.destination = destination;
        this.watchdog = watchdog;
        this.clock = clock;
    }

    /** Ends a fetch that takes too long by breaking the connection. */
    record Watchdog(ScheduledExecutorService timer, Runnable breaker) {}

    /** Failed attempts to fetch one mail, and how many of them were the fault of the mail. */
    private record Tries(int all, int own) {
        static final Tries NONE = new Tries(0, 0);

        Tries oneMore(boolean isOwnFault) {
            return new Tries(all + 1, own + (isOwnFault ? 1 : 0));
        }
    }

    /**
     * A mail that stays for now; {@code until} is {@link Instant#MAX} if nothing will change it.
     */
    private record Left(String reason, Instant until) {}

    /** How many mails were taken so far. */
    long count() {
        return count;
    }

    /** Mails that stay, each with the reason. */
    List<String> left() {
        return left.values().stream().map(Left::reason).toList();
    }

    /** How many mails stay because they are not for a gateway. */
    int foreign() {
        return foreign.size();
    }

    /**
     * Takes what is there, unless told to stop.
     *
     * @return whether to look again at once: over this connection no more can be removed
     * @throws MessagingException if the connection is of no more use
     * @throws SpoolException if the disk fails
     */
    boolean take(MailboxLink link, BooleanSupplier stop) throws MessagingException {
        Map<String, Message> mails = new LinkedHashMap<>();
        for (Message message : link.messages()) {
            mails.put(link.key(message), message);
        }
        taken.retainAll(mails.keySet());
        foreign.retainAll(mails.keySet());
        tries.keySet().retainAll(mails.keySet());
        left.keySet().retainAll(mails.keySet());
        int known = foreign.size();
        boolean again = takeAll(link, mails, stop);
        if (foreign.size() > known) {
            LOG.info(
                    "mailbox {}: {} mails are not for a gateway and stay there",
                    settings.name(),
                    foreign.size());
        }
        return again;
    }

    private boolean takeAll(MailboxLink link, Map<String, Message> mails, BooleanSupplier stop)
            throws MessagingException {
        int batch = 0;
        for (String key : inOrder(mails.keySet())) {
            if (stop.getAsBoolean() || destination.spool().isFull()) {
                break;
            }
            if (batch == BATCH) {
                if (!link.staysOpen()) {
                    return true;
                }
                link.expunge();
                batch = 0;
            }
            batch += take(link, key, Optional.ofNullable(mails.get(key)).orElseThrow()) ? 1 : 0;
        }
        link.expunge();
        return false;
    }

    /** Mails whose fetch has failed come last. */
    private List<String> inOrder(Set<String> keys) {
        Instant now = clock.instant();
        left.values().removeIf(each -> !each.until().isAfter(now));
        List<String> order = new ArrayList<>(keys);
        order.removeAll(left.keySet());
        order.removeAll(foreign);
        order.sort(
                Comparator.comparing(key -> tries.getOrDefault(key, Tries.NONE).all()));
        return order;
    }

    /** Takes and removes a mail, or only removes it; false if it stays. */
    private boolean take(MailboxLink link, String key, Message message) throws MessagingException {
        if (!taken.contains(key)) {
            int size = message.getSize();
            if (size > settings.maxMailBytes()) {
                return leaveTooLarge(link, key, message, size);
            }
            if (!fetch(link, key, message)) {
                return false;
            }
        }
        link.remove(message);
        return true;
    }

    /** A large mail for a person stays without a word; one for a gateway is reported. */
    private boolean leaveTooLarge(MailboxLink link, String key, Message message, int size)
            throws MessagingException {
        try {
            if (!settings.takesForeign() && !isOurs(link, message)) {
                foreign.add(key);
                return false;
            }
        } catch (IOException unreadable) {
            failed(link, key, message, unreadable, link.isOpen());
            return false;
        }
        leave(key, message, size + " bytes are more than " + settings.maxMailBytes(), Instant.MAX);
        return false;
    }

    /** Whether the spool has the mail now. */
    private boolean fetch(MailboxLink link, String key, Message message) throws MessagingException {
        AtomicBoolean overdue = new AtomicBoolean();
        ScheduledFuture<?> deadline = watchdog.timer()
                .schedule(
                        () -> {
                            overdue.set(true);
                            watchdog.breaker().run();
                        },
                        settings.timeouts().message().toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            if (!settings.takesForeign() && !isOurs(link, message)) {
                foreign.add(key);
                return false;
            }
            return store(link, key, message);
        } catch (MessageRemovedException gone) {
            return false;
        } catch (SpoolException disk) {
            throw disk;
        } catch (IOException | MessagingException | RuntimeException trouble) {
            if (overdue.get()) {
                String late = "not complete after " + settings.timeouts().message();
                failed(link, key, message, new IOException(late, trouble), true);
            } else {
                failed(link, key, message, trouble, link.isOpen());
            }
            return false;
        } finally {
            deadline.cancel(false);
        }
    }

    private boolean isOurs(MailboxLink link, Message message)
            throws MessagingException, IOException {
        return !(message instanceof MimeMessage mail)
                || OwnMail.isIn(mail, destination.paths(), () -> link.content(message));
    }

    private boolean store(MailboxLink link, String key, Message message)
            throws MessagingException, IOException {
        try (InputStream content = link.content(message)) {
            Acceptance acceptance = destination
                    .spool()
                    .accept(
                            content,
                            new Envelope(Optional.empty(), destination.recipient()),
                            settings.name(),
                            settings.maxMailBytes());
            if (acceptance instanceof Acceptance.TooLarge) {
                String why = "more than " + settings.maxMailBytes() + " bytes";
                leave(key, message, why, Instant.MAX);
            }
            if (!(acceptance instanceof Acceptance.Stored)) {
                return false;
            }
            taken.add(key);
            count++;
            destination.onArrival().run();
            return true;
        }
    }

    /** Notes a failure. If the connection is broken, no other mail can be tried over it. */
    private void failed(
            MailboxLink link, String key, Message message, Exception trouble, boolean isOwnFault)
            throws MessagingException {
        Tries now = tries.getOrDefault(key, Tries.NONE).oneMore(isOwnFault);
        tries.put(key, now);
        if (now.own() >= TRIES_MAX) {
            String why = "cannot be fetched, and is tried again each day: "
                    + LogText.oneLine(trouble.toString());
            leave(key, message, why, clock.instant().plus(UNTIL_TRIED_AGAIN));
        }
        if (!link.isOpen()) {
            throw new MessagingException("while fetching a mail", trouble);
        }
    }

    private void leave(String key, Message message, String why, Instant until) {
        String reason = "mail " + message.getMessageNumber() + " (" + key + "): " + why;
        left.put(key, new Left(reason, until));
    }
}
