package io.leadbridge.testkit.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets clients in at a loopback port while it is open; while it is not, they are refused. Not safe for threads. */
final class Door {
    private static final int MOST_WAITING = 1_000;

    private final int port;
    private final Executor threads;
    private final Consumer<Socket> host;
    private @Nullable ServerSocket listener;
    private CompletableFuture<Void> letsIn = CompletableFuture.completedFuture(null);

    /** The host receives each client in a thread of its own. */
    Door(int port, Executor threads, Consumer<Socket> host) {
        this.port = port;
        this.threads = threads;
        this.host = host;
    }

    void open() throws IOException {
        if (listener == null) {
            ServerSocket opened = new ServerSocket(port, MOST_WAITING, InetAddress.getLoopbackAddress());
            listener = opened;
            letsIn = CompletableFuture.runAsync(() -> letIn(opened), threads);
        }
    }

    /** Returns when clients are refused: the system lets them in for as long as a thread waits for one. */
    void close() {
        if (listener != null) {
            closeQuietly(listener);
            listener = null;
            letsIn.join();
        }
    }

    private void letIn(ServerSocket from) {
        try {
            while (true) {
                Socket client = from.accept();
                threads.execute(() -> host.accept(client));
            }
        } catch (IOException e) {
            // The door is closed.
        }
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It was to go, and it is gone.
        }
    }
}
