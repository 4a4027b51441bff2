package io.bridgehead.gateway.smtp;

import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.internal.server.CommandException;
import org.subethamail.smtp.internal.server.CommandHandler;
import org.subethamail.smtp.internal.server.HelpMessage;
import org.subethamail.smtp.server.Session;

/**
 * Commands that replace those of the library where these are unsafe: its BDAT takes a connection
 * that is cut in the middle for the end of the mail, its MAIL fails at large numbers, its DATA runs
 * the rest of a refused mail as commands, and its EHLO offers extensions that this gateway does not
 * support.
 */
final class SmtpCommands {

    private SmtpCommands() {}

    static void install(CommandHandler handler, ListenerSettings settings) {
        handler.addCommand(new Ehlo());
        handler.addCommand(new DeclaredSize(handler.getCommand("MAIL"), settings.maxMailBytes()));
        handler.addCommand(new Data(settings));
        handler.addCommand(new Bdat());
    }

    private static final class Ehlo extends BaseCommand {
        Ehlo() {
            super("EHLO", "Introduce yourself.", "<hostname>");
        }

        @Override
        public void execute(String command, Session session) throws IOException {
            String[] words = getArgs(command);
            if (words.length < 2) {
                session.sendResponse("501 5.5.4 EHLO needs a host name");
                return;
            }
            session.resetMailTransaction();
            session.setHelo(words[1]);
            boolean tls = session.getServer().getEnableTLS() && !session.isTLSStarted();
            session.sendResponse("250-" + session.getServer().getHostName()
                    + "\r\n250-8BITMIME\r\n250-PIPELINING"
                    + (tls ? "\r\n250-STARTTLS" : "")
                    + "\r\n250 SIZE " + session.getServer().getMaxMessageSize());
        }
    }

    /**
     * Judges the SIZE that a peer declares (RFC 1870), and leaves the rest of MAIL to the library.
     */
    private static final class DeclaredSize implements Command {
        private final Command mail;
        private final int maxBytes;

        DeclaredSize(Command mail, int maxBytes) {
            this.mail = mail;
            this.maxBytes = maxBytes;
        }

        @Override
        public void execute(String command, Session session)
                throws IOException, DropConnectionException {
            int parameters = command.lastIndexOf('>') + 1;
            StringBuilder rest = new StringBuilder(command.substring(0, parameters));
            for (String word : command.substring(parameters).strip().split("\\s+", -1)) {
                if (!word.toUpperCase(Locale.ROOT).startsWith("SIZE=")) {
                    rest.append(' ').append(word);
                } else if (!word.substring(5).matches("[0-9]{1,20}")) {
                    session.sendResponse("501 5.5.4 SIZE is not a number");
                    return;
                } else if (isTooLarge(word.substring(5))) {
                    session.sendResponse("552 5.3.4 Mail larger than " + maxBytes + " bytes");
                    return;
                }
            }
            mail.execute(rest.toString().strip(), session);
        }

        private boolean isTooLarge(String digits) {
            return digits.length() > 18 || Long.parseLong(digits) > maxBytes;
        }

        @Override
        public HelpMessage getHelp() throws CommandException {
            return mail.getHelp();
        }

        @Override
        public String getName() {
            return "MAIL";
        }
    }

    private static final class Data extends BaseCommand {
        private final ListenerSettings settings;

        Data(ListenerSettings settings) {
            super("DATA", "The mail, ended by a single dot.");
            this.settings = settings;
        }

        @Override
        public void execute(String command, Session session)
                throws IOException, DropConnectionException {
            if (!session.isMailTransactionInProgress() || session.getRecipientCount() == 0) {
                session.sendResponse("503 5.5.1 Need MAIL and RCPT first");
                return;
            }
            session.sendResponse("354 End with a single dot");
            Socket socket = session.getSocket();
            int timeout = socket.getSoTimeout();
            socket.setSoTimeout(
                    (int) Math.min(timeout, settings.patience().mailDeadline().toMillis()));
            DataStream stream = new DataStream(session.getRawInput(), new Pace(settings));
            String reply = reply(session, stream);
            socket.setSoTimeout(timeout);
            session.resetMailTransaction();
            session.sendResponse(reply);
        }

        private static String reply(Session session, DataStream stream)
                throws IOException, DropConnectionException {
            try {
                return "250 " + session.getMessageHandler().data(stream);
            } catch (DropConnectionException e) {
                throw e;
            } catch (RejectException e) {
                if (!stream.hasEnded()) {
                    throw new DropConnectionException(e.getCode(), e.getMessage());
                }
                return e.getErrorResponse();
            }
        }
    }

    /**
     * Not offered. The peer sends bytes after BDAT and no commands, so the connection is closed.
     */
    private static final class Bdat extends BaseCommand {
        Bdat() {
            super("BDAT", "Not offered.");
        }

        @Override
        public void execute(String command, Session session) throws DropConnectionException {
            throw new DropConnectionException(502, "5.5.1 BDAT is not offered; use DATA");
        }
    }
}
