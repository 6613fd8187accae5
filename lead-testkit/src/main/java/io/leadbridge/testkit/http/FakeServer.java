package io.leadbridge.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A small HTTP/1.1 server on a loopback socket, for fakes of the services Leadbridge talks to. It keeps connections
 * alive, logs what it was asked, and has {@link Faults} below the level of HTTP: resets, cut bodies, answers that never
 * come. Ready when {@link #start} returns; silent; safe for any number of threads.
 *
 * <pre>{@code
 * try (FakeServer hook = FakeServer.start(request -> Answer.of(204))) {
 *     hook.next(2).answer(503);
 *     ...
 *     assertThat(hook.requests()).hasSize(3);
 * }
 * }</pre>
 */
public final class FakeServer implements AutoCloseable {
    /** The log keeps this many of the latest requests: {@value}. */
    public static final int MAX_LOGGED = 10_000;

    /** Clients that may wait to be let in; beyond the platform's usual 50, connections break that no test has broken. */
    private static final int MOST_WAITING = 1_000;

    private final ServerSocket listener;
    private final Function<Request, Answer> responder;
    private final ExecutorService threads = Executors.newCachedThreadPool(FakeServer::daemon);
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final FaultScript script = new FaultScript();
    private final Waiting waiting = new Waiting();
    private final Deque<Request> log = new ArrayDeque<>();
    private boolean bodiesAreKept;

    private FakeServer(ServerSocket listener, Function<Request, Answer> responder) {
        this.listener = listener;
        this.responder = responder;
    }

    /** Listens on a free loopback port and answers each request by {@code responder}, which several threads call. */
    public static FakeServer start(Function<Request, Answer> responder) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            FakeServer server = new FakeServer(new ServerSocket(0, MOST_WAITING, loopback), responder);
            server.threads.execute(server::listen);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("no loopback port to listen on", e);
        }
    }

    /** Its address, without a path: {@code http://127.0.0.1:49152}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Sets what the next request meets. */
    public Faults next() {
        return next(1);
    }

    /** Sets what the next {@code requests} meet. */
    public Faults next(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("a fault is for one request or more, not for " + requests);
        }
        return new Faults(request -> true, (which, fault) -> script.add(requests, which, fault));
    }

    /** Sets what requests meet until {@link #clear}. */
    public Faults always() {
        return new Faults(request -> true, script::addStanding);
    }

    /** Takes all faults away and lets hanging requests go on. */
    public void clear() {
        script.clear();
        release();
    }

    /** Lets hanging requests go on; later ones hang again while the fault stands. */
    public void release() {
        waiting.release();
    }

    /** The latest requests, oldest first, with empty bodies unless {@link #keepBodies} was called before. */
    public List<Request> requests() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    /** From now on the log keeps bodies too. */
    public void keepBodies() {
        synchronized (log) {
            bodiesAreKept = true;
        }
    }

    /** Stops listening and cuts every connection. */
    @Override
    public void close() {
        closeQuietly(listener);
        waiting.close();
        sockets.forEach(FakeServer::closeQuietly);
        threads.shutdownNow();
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                if (listener.isClosed()) {
                    closeQuietly(socket);
                }
                threads.execute(() -> serve(socket));
            }
        } catch (IOException | RuntimeException e) {
            closeQuietly(listener);
        }
    }

    private void serve(Socket socket) {
        try {
            new Connection(socket, responder, this::logged, waiting).run();
        } finally {
            sockets.remove(socket);
        }
    }

    private Fault logged(Request request) {
        synchronized (log) {
            log.add(bodiesAreKept ? request : request.withoutBody());
            if (log.size() > MAX_LOGGED) {
                log.remove();
            }
        }
        return script.take(request);
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // It was to go, and it is gone.
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fake-server");
        thread.setDaemon(true);
        return thread;
    }
}
