package io.bridgehead.gateway.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sockets that another thread can break. A thread that reads holds the library's locks, so closing
 * its socket is the only way to end a read before its timeout. Thread-safe.
 */
public final class BreakableSockets {

    private static final Logger LOG = LoggerFactory.getLogger(BreakableSockets.class);

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Breaks all connections that exist; a thread that uses one of them gets an exception. */
    public void breakAll() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException gone) {
                LOG.debug("closing a connection: {}", gone.toString());
            }
        }
        open.removeIf(Socket::isClosed);
    }

    /** Changes how long all connections made so far wait for an answer. */
    void setTimeout(Duration timeout) {
        int millis = (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE);
        for (Socket socket : open) {
            try {
                socket.setSoTimeout(millis);
            } catch (SocketException gone) {
                LOG.debug("a connection that is closed already: {}", gone.toString());
            }
        }
    }

    /** Without delay, because Nagle's algorithm costs 44 ms per mail on a fast link. */
    private Socket watched(Socket socket) throws SocketException {
        socket.setTcpNoDelay(true);
        open.removeIf(Socket::isClosed);
        open.add(socket);
        return socket;
    }

    /** Makes plain sockets. */
    public SocketFactory plain() {
        return new Plain(SocketFactory.getDefault());
    }

    /** Makes encrypted sockets, which trust what those of {@code made} trust. */
    public SSLSocketFactory encrypted(SSLSocketFactory made) {
        return new Encrypted(made);
    }

    private final class Plain extends SocketFactory {
        private final SocketFactory made;

        Plain(SocketFactory made) {
            this.made = made;
        }

        @Override
        public Socket createSocket() throws IOException {
            return watched(made.createSocket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return watched(made.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort)
                throws IOException {
            return watched(made.createSocket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return watched(made.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                throws IOException {
            return watched(made.createSocket(host, port, local, localPort));
        }
    }

    private final class Encrypted extends SSLSocketFactory {
        private final SSLSocketFactory made;
        private final SocketFactory watching;

        Encrypted(SSLSocketFactory made) {
            this.made = made;
            this.watching = new Plain(made);
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return made.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return made.getSupportedCipherSuites();
        }

        /** Wraps a socket that is watched already. */
        @Override
        public Socket createSocket(Socket inner, String host, int port, boolean autoClose)
                throws IOException {
            return made.createSocket(inner, host, port, autoClose);
        }

        @Override
        public Socket createSocket() throws IOException {
            return watching.createSocket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return watching.createSocket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort)
                throws IOException {
            return watching.createSocket(host, port, local, localPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return watching.createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                throws IOException {
            return watching.createSocket(host, port, local, localPort);
        }
    }
}
