package io.bridgehead.gateway.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.pop3.POP3Folder;

/** One connection to a mailbox, with its folder open. Used by one thread. */
final class MailboxLink implements AutoCloseable {

    private final MailboxSettings settings;
    private final Store store;
    private final Folder folder;
    private boolean removing;
    private int known;

    private MailboxLink(MailboxSettings settings, Store store, Folder folder) {
        this.settings = settings;
        this.store = store;
        this.folder = folder;
    }

    /** Connects, logs in and opens the folder. */
    static MailboxLink open(MailboxSettings settings, Properties properties)
            throws MessagingException {
        String protocol = MailboxProperties.protocol(settings);
        Store store = Session.getInstance(properties).getStore(protocol);
        store.connect(
                settings.server().host(),
                settings.server().port(),
                settings.server().login().user(),
                settings.server().login().password());
        try {
            Folder folder = store.getFolder(
                    settings.server().protocol().isImap() ? settings.folder() : "INBOX");
            folder.open(Folder.READ_WRITE);
            return new MailboxLink(settings, store, folder);
        } catch (MessagingException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Whether the connection lives. */
    boolean isOpen() {
        return folder.isOpen();
    }

    /** All mails, oldest first, with sizes and names known. */
    List<Message> messages() throws MessagingException {
        Message[] all = folder.getMessages();
        FetchProfile wanted = new FetchProfile();
        wanted.add(UIDFolder.FetchProfileItem.UID);
        wanted.add(FetchProfile.Item.SIZE);
        folder.fetch(all, wanted);
        known = all.length;
        return List.of(all);
    }

    /** The name of a mail, which does not change while it is in the mailbox. */
    String key(Message message) throws MessagingException {
        if (folder instanceof IMAPFolder imap) {
            return imap.getUIDValidity() + "." + imap.getUID(message);
        }
        String uid = folder instanceof POP3Folder pop ? pop.getUID(message) : null;
        return uid == null ? message.getMessageNumber() + " of " + message.getSize() : uid;
    }

    /**
     * The mail as it came. POP3 cannot read a part of a mail, so the whole mail is in memory then.
     *
     * @throws IOException if it is larger than a mail may be, or the server cannot read it
     */
    InputStream content(Message message) throws MessagingException, IOException {
        if (message instanceof IMAPMessage imap) {
            return imap.getMimeStream();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /** Marks a mail to be removed; {@link #expunge} does it, or POP3's end. */
    void remove(Message message) throws MessagingException {
        message.setFlag(Flags.Flag.DELETED, true);
        removing = true;
    }

    /** Whether mails can be removed without leaving. */
    boolean staysOpen() {
        return settings.server().protocol().isImap();
    }

    /** Removes what was marked. */
    void expunge() throws MessagingException {
        if (removing && staysOpen()) {
            known -= folder.expunge().length;
            removing = false;
        }
    }

    /**
     * Waits until the server says that something has changed, or until {@code longest} has passed.
     * If the server has said so already, this method does not wait.
     *
     * @param timer ends the wait
     * @return false if this server announces no mail, and so this thread has not waited
     */
    boolean idle(Duration longest, ScheduledExecutorService timer) throws MessagingException {
        boolean able = store instanceof IMAPStore imap && imap.hasCapability("IDLE");
        if (!able || !(folder instanceof IMAPFolder idler)) {
            return false;
        }
        noop(idler);
        if (idler.getMessageCount() > known) {
            return true;
        }
        ScheduledFuture<?> end =
                timer.schedule(() -> endIdle(idler), longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            idler.idle(true);
            return true;
        } finally {
            end.cancel(false);
        }
    }

    /** Another thread that wants to use the connection ends the wait. */
    private static void endIdle(IMAPFolder folder) {
        try {
            noop(folder);
        } catch (MessagingException broken) {
            // The thread that waits in idle gets the same exception.
            return;
        }
    }

    /** Asks the server what is new. The library itself does not ask twice within a second. */
    private static void noop(IMAPFolder folder) throws MessagingException {
        folder.doCommand(protocol -> {
            protocol.noop();
            return folder;
        });
    }

    /** Ends the connection; with POP3, only now are mails removed. */
    @Override
    public void close() throws MessagingException {
        try {
            if (folder.isOpen()) {
                folder.close(removing);
            }
        } finally {
            store.close();
        }
    }
}
