package io.bridgehead.gateway.mailbox;

import io.bridgehead.gateway.mail.LogText;
import io.bridgehead.gateway.spool.Acceptance;
import io.bridgehead.gateway.spool.Envelope;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.gateway.spool.SpoolException;
import io.bridgehead.routing.RoutingAddress;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.function.BooleanSupplier;

/**
 * Looks through a mailbox and takes what it can. A mail is removed only after the spool has it on the
 * disk; one that comes again because the connection broke in between is harmless, and is not fetched
 * again if we remember it. One that cannot be fetched comes last the next time, and is left where it
 * is in the end. Used by one thread.
 */
final class MailboxRound {

    private static final int TRIES_MAX = 3;

    /** Mails are removed after so many, so that little is fetched again if the connection breaks. */
    private static final int BATCH = 50;

    private final MailboxSettings settings;
    private final RoutingAddress recipient;
    private final Spool spool;
    private final Runnable onArrival;
    private final ScheduledExecutorService timer;
    private final Runnable breaker;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> tries = new HashMap<>();
    private final Map<String, String> left = new LinkedHashMap<>();
    private long count;

    MailboxRound(
            MailboxSettings settings,
            RoutingAddress recipient,
            Spool spool,
            Runnable onArrival,
            Watchdog watchdog) {
        this.settings = settings;
        this.recipient = recipient;
        this.spool = spool;
        this.onArrival = onArrival;
        this.timer = watchdog.timer();
        this.breaker = watchdog.breaker();
    }

    /** What ends a fetch that takes too long: at its time, the connection is broken. */
    record Watchdog(ScheduledExecutorService timer, Runnable breaker) {}

    /** How many mails were taken so far. */
    long count() {
        return count;
    }

    /** Mails that stay, each with the reason. */
    List<String> left() {
        return List.copyOf(left.values());
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
        tries.keySet().retainAll(mails.keySet());
        left.keySet().retainAll(mails.keySet());
        int batch = 0;
        for (String key : inOrder(mails.keySet())) {
            if (stop.getAsBoolean() || spool.isFull()) {
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

    /** Those that made trouble come last. */
    private List<String> inOrder(Set<String> keys) {
        List<String> order = new ArrayList<>(keys);
        order.removeAll(left.keySet());
        order.sort(Comparator.comparing(key -> tries.getOrDefault(key, 0)));
        return order;
    }

    /** Whether there was something to do. */
    private boolean take(MailboxLink link, String key, Message message) throws MessagingException {
        if (!taken.contains(key)) {
            int size = message.getSize();
            if (size > settings.maxMailBytes()) {
                leave(key, message, size + " bytes are more than " + settings.maxMailBytes());
                return false;
            }
            if (!fetch(link, key, message)) {
                return false;
            }
        }
        link.remove(message);
        return true;
    }

    /** Whether the spool has it now. */
    private boolean fetch(MailboxLink link, String key, Message message) throws MessagingException {
        ScheduledFuture<?> deadline = timer.schedule(
                breaker, settings.timeouts().message().toMillis(), TimeUnit.MILLISECONDS);
        try (InputStream content = link.content(message)) {
            Acceptance acceptance = spool.accept(
                    content,
                    new Envelope(Optional.empty(), recipient),
                    settings.name(),
                    settings.maxMailBytes());
            if (acceptance instanceof Acceptance.TooLarge) {
                leave(key, message, "more than " + settings.maxMailBytes() + " bytes");
            }
            if (!(acceptance instanceof Acceptance.Stored)) {
                return false;
            }
            taken.add(key);
            count++;
            onArrival.run();
            return true;
        } catch (MessageRemovedException gone) {
            return false;
        } catch (SpoolException disk) {
            throw disk;
        } catch (IOException | MessagingException | RuntimeException trouble) {
            failed(link, key, message, trouble);
            return false;
        } finally {
            deadline.cancel(false);
        }
    }

    /** If the mail is to blame, the next one is tried; if the connection is, it is the end. */
    private void failed(MailboxLink link, String key, Message message, Exception trouble)
            throws MessagingException {
        int failures = tries.merge(key, 1, Integer::sum);
        if (failures >= TRIES_MAX) {
            leave(key, message, "cannot be fetched: " + LogText.oneLine(trouble.toString()));
        }
        if (!link.isOpen()) {
            throw new MessagingException("while fetching a mail", trouble);
        }
    }

    private void leave(String key, Message message, String why) {
        left.put(key, "mail " + message.getMessageNumber() + " (" + key + "): " + why);
    }
}
