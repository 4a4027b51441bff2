package io.bridgehead.gateway.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Speaks TLS from the first byte, and passes on what is inside to a port of this machine. */
final class TlsFront implements AutoCloseable {
    private final SSLServerSocket front;
    private final int behind;
    private final Collection<Socket> open = new ConcurrentLinkedQueue<>();

    /** @param asksClient whether a client must show a certificate that {@code context} trusts */
    TlsFront(SSLContext context, int behind, boolean asksClient) throws IOException {
        this.behind = behind;
        front = (SSLServerSocket) context.getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        front.setNeedClientAuth(asksClient);
        run(this::accept);
    }

    int port() {
        return front.getLocalPort();
    }

    private void accept() throws IOException {
        while (!front.isClosed()) {
            Socket outside = front.accept();
            open.add(outside);
            run(() -> {
                // The first read makes the handshake, so a client that fails it gets no further.
                Socket inside = new Socket(InetAddress.getLoopbackAddress(), behind);
                open.add(inside);
                run(() -> pass(inside, outside));
                pass(outside, inside);
            });
        }
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException ended) {
                        // One side has closed, or the handshake failed, which the client reports.
                        Thread.currentThread().interrupt();
                    }
                },
                "tls front");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        front.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
