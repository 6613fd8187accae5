package io.leadbridge.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * A network that fails at the worst moment, in front of a {@link PostgresServer}: passes all that clients and server
 * say until told to lose a COMMIT, or the answer to one, or everything. Sees the COMMITs of connections without
 * autocommit; what a statement commits by itself is none. Without TLS. Safe for any number of threads.
 *
 * <pre>{@code
 * try (CommitCutter network = CommitCutter.before(server)) {
 *     Connection connection = network.dataSource(database).getConnection();
 *     ...
 *     network.cutNextCommitBeforeAnswer();
 *     connection.commit(); // fails, and the rows are there
 * }
 * }</pre>
 */
public final class CommitCutter implements AutoCloseable {
    private final PostgresServer server;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool(CommitCutter::daemon);
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final CommitFaults faults = new CommitFaults();
    private final Gate gate = new Gate();
    private final Door door;

    private CommitCutter(PostgresServer server) throws IOException {
        this.server = server;
        this.port = FreePort.find();
        this.door = new Door(port, threads, this::serve);
    }

    /** A network that works, to a server that runs or will run. */
    public static CommitCutter before(PostgresServer server) {
        try {
            CommitCutter network = new CommitCutter(server);
            network.door.open();
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException("no loopback port to listen on", e);
        }
    }

    /** The JDBC address of a database by way of this network; user and password are the server's. */
    public String url(String database) {
        return PostgresServer.url(port, database);
    }

    /** Connections to a database by way of this network; each is a new one. */
    public DataSource dataSource(String database) {
        return server.dataSource(port, database);
    }

    /** The loopback port it listens on; the same for its whole life. */
    public int port() {
        return port;
    }

    /** How many COMMITs have come from clients, whatever became of them. */
    public int commits() {
        return faults.commits();
    }

    /** The next COMMIT does not reach the server, which rolls back; its connection is cut. */
    public void cutNextCommitBeforeServer() {
        faults.setNext(Fate.LOST);
    }

    /** The server carries out the next COMMIT; its connection is cut after that, without the answer. */
    public void cutNextCommitBeforeAnswer() {
        faults.setNext(Fate.ANSWER_LOST);
    }

    /**
     * The next COMMIT stays on its way, while its client is cut off at once: to other connections its rows are not there
     * yet, and they come with {@link #releaseCommit}. Until then the server keeps the transaction, and its locks.
     */
    public void holdNextCommit() {
        faults.setNext(Fate.HELD);
    }

    /**
     * Lets the server have the COMMIT that is held, and returns when it has been carried out.
     *
     * @throws IllegalStateException if none is held: its client has to have failed before
     */
    public void releaseCommit() {
        faults.takeHeld().release();
    }

    /** Cuts every connection that is open now; new ones are let in. */
    public void cutAll() {
        links.forEach(Link::cut);
    }

    /** Refuses new connections, as a machine does on which no server runs; open ones go on. */
    public synchronized void refuseConnections() {
        door.close();
    }

    /** Nothing passes any more, on open connections and on new ones, which are still let in; nobody is told so. */
    public void blackHole() {
        gate.shut();
    }

    /**
     * Ends {@link #refuseConnections} and {@link #blackHole}: new connections are let in, and what was waiting on open
     * ones goes on.
     */
    public synchronized void acceptConnections() {
        gate.open();
        try {
            door.open();
        } catch (IOException e) {
            throw new UncheckedIOException("somebody else has taken port " + port + " meanwhile", e);
        }
    }

    /** Cuts everything, a held COMMIT too, and stops listening. */
    @Override
    public synchronized void close() {
        door.close();
        links.forEach(Link::close);
        threads.shutdownNow();
    }

    private void serve(Socket client) {
        try (client) {
            gate.pass();
            Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), server.port()), gate, faults);
            links.add(link);
            link.whenEnded(() -> links.remove(link));
            if (threads.isShutdown()) {
                link.close();
            }
            link.run(threads);
        } catch (IOException e) {
            // The server is not there: its client sees the connection end.
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "commit-cutter");
        thread.setDaemon(true);
        return thread;
    }
}
