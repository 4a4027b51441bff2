package io.bridgehead.gateway.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Passes TCP connections on to a server, until the test cuts them. The proxy listens from the
 * start, so its port can be given away before the server runs; a connection to a server that does
 * not is closed.
 */
public final class Proxy implements AutoCloseable {
    private final ServerSocket door;
    private final IntSupplier server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean silent;
    private volatile long allowed = Long.MAX_VALUE;
    private volatile long cutAfter = Long.MAX_VALUE;

    public Proxy(int server) {
        this(server, 0);
    }

    /** At any port; {@code server} is asked for its port at each connection. */
    public Proxy(IntSupplier server) {
        this(server, 0);
    }

    /** At this port of ours; 0 is any. */
    public Proxy(int server, int port) {
        this(() -> server, port);
    }

    private Proxy(IntSupplier server, int port) {
        this.server = server;
        try {
            door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::acceptAll);
    }

    public int port() {
        return door.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    /** Cuts all connections there are; new ones may be made. */
    public void cut() {
        open.forEach(Proxy::close);
        open.clear();
    }

    /** From now on nothing that the server says arrives, and neither side hangs up. */
    public void fallSilent() {
        silent = true;
    }

    /** The server is heard again, on new connections. */
    public void speak() {
        silent = false;
    }

    /** The server falls silent on each connection after so many bytes. */
    public void allowPerConnection(long bytes) {
        allowed = bytes;
    }

    /** Each connection is cut after so many bytes of the server's. */
    public void cutAfter(long bytes) {
        cutAfter = bytes;
    }

    private void acceptAll() {
        try {
            while (true) {
                passOn(door.accept());
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void passOn(Socket client) {
        Socket behind;
        try {
            behind = new Socket(InetAddress.getLoopbackAddress(), server.getAsInt());
        } catch (IOException notListening) {
            close(client);
            return;
        }
        connections.incrementAndGet();
        open.add(client);
        open.add(behind);
        start(() -> pump(client, behind, false));
        start(() -> pump(behind, client, true));
    }

    private void pump(Socket from, Socket to, boolean fromServer) {
        byte[] buffer = new byte[8192];
        long passed = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                passed += n;
                if (fromServer && passed > cutAfter) {
                    break;
                }
                if (!fromServer || (!silent && passed <= allowed)) {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            }
        } catch (IOException cut) {
            close(from);
        }
        close(to);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
